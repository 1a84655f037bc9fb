using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Publishing.Messages;
using HandoffBot.Review.History;

namespace HandoffBot.Interactions.Reload;

/// <summary>What a version that came into force from a file changes, as a notice: the counts, and no account's name.</summary>
internal static class ImportedPlanText
{
    private const int MostGroups = 5;

    /// <summary>What the plan found.</summary>
    public static NoticeContent Of(HandoffAgreement agreement, HandoffAgreement before, PlanResult result)
    {
        var compared = result.Compared;
        var weeks = Count(AgreementPlanReply.Weeks);
        Phrase beside = $"by version {Count(before.Version)} and by version {Count(agreement.Version)}";
        List<Phrase> lines =
            compared.Events == 0
                ? [$"No stored event of the last {weeks} weeks can be decided, so nothing can be said of what would have changed."]
                : [$"{Count(compared.Events)} events of the last {weeks} weeks were decided {beside}; nothing of it was stored or sent."];
        if (compared.Events > 0 && compared.Differing == 0)
        {
            lines.Add($"No decision comes out differently.");
        }
        else if (compared.Events > 0)
        {
            var groups = compared.Groups.ToList();
            lines.Add($"{Count(compared.Differing)} decisions come out differently:");
            lines.AddRange(groups.Take(MostGroups).Select(group => Group(group.Change, group.Group.Count)));
            if (groups.Count > MostGroups)
            {
                lines.Add($"and {Count(groups.Count - MostGroups)} more kinds of change");
            }

            lines.Add($"Alerts in all: {Count(compared.Before.Alerts)} → {Count(compared.After.Alerts)}.");
        }

        lines.Add($"{Next(agreement)}");
        return Notice(agreement, lines);
    }

    /// <summary>Where there is too much to decide beside the work.</summary>
    public static NoticeContent TooMany(HandoffAgreement agreement, long events) =>
        Notice(
            agreement,
            [
                $"The last {Count(AgreementPlanReply.Weeks)} weeks hold {Count(events)} events, too many to decide beside the work, so "
                    + $"what it would have decided differently is not told here.",
                $"{Next(agreement)}",
            ]
        );

    private static NoticeContent Notice(HandoffAgreement agreement, IReadOnlyList<Phrase> lines) =>
        new()
        {
            Mention = agreement.Owners.RoutingSla,
            Title = $"Version {Count(agreement.Version)} of {agreement.Id} is in force, from a file",
            Lines = NoticeContent.Said(lines),
        };

    private static Phrase Next(HandoffAgreement agreement) =>
        $"Next step: /handoff changes lists what it changes in the rules, handoffbot plan FILE shows each decision with its reasons, and "
            + $"/handoff rollback {agreement.Id} goes back.";

    private static Phrase Group(PlanChange change, long count) =>
        change switch
        {
            { Owners: { } owners } => $"• {change.From}, to {PersonReference.Named(owners.Before)} → to "
                + $"{PersonReference.Named(owners.After)}: {Count(count)}",
            _ => $"• {change.From} → {change.To}: {Count(count)}",
        };

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
