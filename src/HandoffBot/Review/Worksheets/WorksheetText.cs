using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Worksheets;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Worksheets;

/// <summary>A line of the worksheet.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Answer">What the records tell.</param>
/// <param name="Owner">Who answers for it, by e-mail address or Slack user id; null where nobody has to.</param>
/// <param name="Next">What comes next; empty where nothing has to.</param>
internal sealed record WorksheetRow(Markup Question, Markup Answer, string? Owner, Markup Next);

/// <summary>The worksheet of the handoff review, answered from an audit's numbers and its agreement.</summary>
internal static class WorksheetText
{
    private const int MostReasons = 5;

    /// <summary>Every question with its answers.</summary>
    /// <param name="numbers">The audit's.</param>
    /// <param name="agreed">By which they were counted.</param>
    public static IReadOnlyList<WorksheetRow> Rows(DigestNumbers numbers, HandoffAgreement agreed) =>
        [
            Row($"What does the score decide?", DisplayText.Safe(agreed.Decision, 700) ?? Markup.Empty, agreed.Owners.Model),
            .. Enum.GetValues<Behaviour>()
                .Select(one =>
                    Row(
                        $"May it change {AuthorityText.Within(one)}?",
                        AuthorityText.Level(agreed, one),
                        ProofRequirements.Bringer(agreed, one)
                    )
                ),
            Row(
                $"What stays as it is until the next review?",
                DisplayText.Safe(agreed.Unchanged, 700) ?? Markup.Empty,
                agreed.Owners.WeeklyReview
            ),
            .. Enum.GetValues<OwnerRole>()
                .Select(role =>
                    Row(
                        $"Who answers for {Markup.Escape(OwnerRoleText.Of(role))}?",
                        DisplayText.Safe(agreed.Owners.Of(role), 150) ?? Markup.Empty,
                        agreed.Owners.Of(role)
                    )
                ),
            Row($"Do leads come with all that a rep needs?", Completeness(numbers), agreed.Owners.CrmFields),
            Row($"How many bad scores did reviewers confirm?", Confirmed(numbers), agreed.Owners.WeeklyReview),
            Row($"For what reasons were alerts flagged?", Reasons(numbers.Flags), agreed.Owners.WeeklyReview),
            .. WorksheetGaps
                .Of(numbers, agreed)
                .Select(gap => new WorksheetRow($"What is lacking?", GapText.What(gap, numbers), gap.Owner, GapText.Next(gap, numbers))),
        ];

    private static WorksheetRow Row(Markup question, Markup answer, string owner) => new(question, answer, owner, Markup.Empty);

    private static Markup Completeness(DigestNumbers numbers) =>
        numbers.Metrics?.Quality is { } quality
            ? (Markup)$"{RateText.Percent(quality.FieldCompleteness.Value)} had every required field "
                + $"({quality.FieldCompleteness.Count} of {quality.FieldCompleteness.Of})"
            : $"no lead scored high enough in this month";

    private static Markup Confirmed(DigestNumbers numbers) =>
        numbers.Reviewed is { Reviewed: > 0 } reviewed
            ? (Markup)$"{reviewed.Confirmed} of {reviewed.Reviewed} reviewed alerts"
            : $"none was reviewed in this month";

    private static Markup Reasons(FlagNumbers flags) =>
        flags.ByReason.Count == 0
            ? (Markup)$"none was flagged"
            : DisplayText.Some(
                [.. flags.ByReason.Select(one => (Markup)$"{DisplayText.Safe(one.Name, 80) ?? $"unnamed"} {one.Alerts}")],
                MostReasons,
                $", "
            );
}
