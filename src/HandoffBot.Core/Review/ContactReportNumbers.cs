using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review;

/// <summary>What reps told of the period's alerts after they had contacted the lead.</summary>
/// <param name="Alerts">Alerts of which something was told.</param>
/// <param name="Answers">How often the answer was yes, out of how many were given, by question, in the order they are asked.</param>
public sealed record ContactReportNumbers(long Alerts, IReadOnlyList<NamedCount<Proportion>> Answers)
{
    /// <summary>Adds reports up; null when nothing was told.</summary>
    /// <param name="reports">Each as <see cref="FirstContactReport.ToString"/> writes it, and how many say the same.</param>
    public static ContactReportNumbers? Of(IEnumerable<(string Words, long Count)> reports)
    {
        var told = reports
            .Select(report => (Answers: FirstContactReport.Answers(report.Words).ToList(), report.Count))
            .Where(report => report.Answers.Count > 0)
            .ToList();
        return told.Count == 0
            ? null
            : new(
                told.Sum(report => report.Count),
                [
                    .. FirstContactReport.Questions.Select(question => new NamedCount<Proportion>(
                        question,
                        new(Given((question, true)), Given((question, true)) + Given((question, false)))
                    )),
                ]
            );

        long Given((string Question, bool IsYes) answer) => told.Where(one => one.Answers.Contains(answer)).Sum(one => one.Count);
    }
}
