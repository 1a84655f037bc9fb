using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>What whoever contacted a lead tells of it. Each answer is optional.</summary>
/// <param name="By">Slack user id.</param>
/// <param name="At">When they told it last.</param>
/// <param name="Qualified">Whether the lead is qualified; null where not told.</param>
/// <param name="DataRight">Whether what was known of it was right; null where not told.</param>
/// <param name="TimingRight">Whether the time was right; null where not told.</param>
public sealed record FirstContactReport(string By, Instant At, bool? Qualified, bool? DataRight, bool? TimingRight)
{
    private const string Yes = "yes";
    private const string Then = "; ";
    private const string Is = ": ";

    /// <summary>The questions in short, in the order they are asked.</summary>
    public static IReadOnlyList<string> Questions { get; } = ["qualified", "data right", "timing right"];

    /// <summary>E.g. "qualified: yes; data right: no".</summary>
    public override string ToString() =>
        string.Join(
            Then,
            Questions
                .Zip([Qualified, DataRight, TimingRight], (question, answer) => (question, answer))
                .Where(one => one.answer is not null)
                .Select(one => $"{one.question}{Is}{(one.answer is true ? Yes : "no")}")
        );

    /// <summary>The answers in what <see cref="ToString"/> wrote; what it did not write is left out.</summary>
    public static IEnumerable<(string Question, bool IsYes)> Answers(string words) =>
        words
            .Split(Then)
            .Select(one => one.Split(Is))
            .Where(one => one.Length == 2 && Questions.Contains(one[0], StringComparer.Ordinal))
            .Select(one => (one[0], string.Equals(one[1], Yes, StringComparison.Ordinal)));
}
