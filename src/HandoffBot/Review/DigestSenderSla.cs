using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Gates;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>The other side of the response times: leads handed over without what was agreed, or too late, and who answers for
/// that.</summary>
internal static class DigestSenderSla
{
    private const string Required = "required:";
    private const int MostKinds = 6;

    /// <summary>A line for each owner, the most leads first; empty where every lead came as agreed.</summary>
    public static async Task<IReadOnlyList<Markup>> Lines(
        IReadOnlyList<StoppedCounts> stopped,
        Owners owners,
        UserDirectory directory,
        CancellationToken cancel
    )
    {
        var lacking = stopped.Select(one => (Counts: one, Owner: OwnerOf(one, owners))).Where(one => one.Owner is not null);
        var lines = new List<Markup>();
        foreach (
            var ofOwner in lacking
                .GroupBy(one => one.Owner!, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(some => some.Sum(one => one.Counts.Count))
                .ThenBy(some => some.Key, StringComparer.Ordinal)
        )
        {
            var kinds = ofOwner.OrderByDescending(one => one.Counts.Count).Select(one => Kind(one.Counts)).ToList();
            lines.Add($"• {await directory.Mention(ofOwner.Key, cancel)}: {DisplayText.Some(kinds, MostKinds, $" · ")}");
        }

        return lines.Count == 0 ? [] : [$"*Handed over short of the agreement* (events, and who answers for them)", .. lines];
    }

    private static string? OwnerOf(StoppedCounts one, Owners owners) =>
        one.Outcome switch
        {
            DecisionOutcome.Held when one.Rule.StartsWith(Required, StringComparison.Ordinal) => FieldOwner.Of(
                one.Rule[Required.Length..],
                owners
            ),
            DecisionOutcome.Expired => owners.ProductEvents,
            DecisionOutcome.Held
            or DecisionOutcome.Alerted
            or DecisionOutcome.Updated
            or DecisionOutcome.Withdrawn
            or DecisionOutcome.Suppressed
            or DecisionOutcome.HeldOut
            or DecisionOutcome.Nurture
            or DecisionOutcome.Superseded
            or DecisionOutcome.Learned
            or DecisionOutcome.Recorded => null,
        };

    private static Markup Kind(StoppedCounts one) =>
        one.Outcome is DecisionOutcome.Expired
            ? (Markup)$"*{one.Count}* too late to act on"
            : $"*{one.Count}* without {DisplayText.Safe(FieldLabels.Of(one.Rule[Required.Length..]), 100)}";
}
