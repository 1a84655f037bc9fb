using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>What a held lead waits for, from whom, and who is notified.</summary>
internal static class Holds
{
    /// <summary>
    /// One notice for each owner of something missing when the lead would have alerted but for that; none when something
    /// else stands in its way too. Without signals no path can hold, so a missing path says nothing more than the missing
    /// signals do.
    /// </summary>
    internal static IReadOnlyList<HoldNotice> Notices(GateStop first, IReadOnlyList<GateStop> stops, Owners owners) =>
        first.Outcome is DecisionOutcome.Held && stops.All(s => s == first || IsMissingField(s) || (NoSignals(stops) && IsPath(s)))
            ? ByOwner(stops, owners)
            : [];

    /// <summary>Of what stands in a lead's way, what it can be handed off without. Nobody can do without an owner, or without an account
    /// to do it for.</summary>
    internal static IReadOnlyList<GateStop> Waived(IReadOnlyList<GateStop> stops) =>
        [.. stops.Where(s => (IsMissingField(s) && !IsNeeded(s)) || (NoSignals(stops) && IsPath(s)))];

    /// <summary>The reason of the first stop; that of a hold names everything missing, and whom to ask for each.</summary>
    internal static string Reason(GateStop first, IReadOnlyList<GateStop> stops, Owners owners)
    {
        var others = stops.Where(s => s != first && IsMissingField(s)).ToList();
        return first.Outcome is not DecisionOutcome.Held || others.Count == 0 ? first.Reason
            : IsMissingField(first) ? Sentence(ByOwner([first, .. others], owners))
            : $"{first.Reason} {Sentence(ByOwner(others, owners))}";
    }

    /// <summary>What is missing, whom to ask, and what happens next.</summary>
    internal static string Sentence(IReadOnlyList<string> missing, Owners owners) => Sentence(ByOwner(missing, owners));

    private static string Sentence(IReadOnlyList<HoldNotice> notices)
    {
        var waits = notices.Select(n => $"for {FieldLabels.Of(n.Missing)} (ask {n.Owner})");
        var many = notices.Count > 1 || notices[0].Missing.Count > 1;
        return $"Waits {string.Join(" and ", waits)}; the next event that brings {(many ? "them" : "it")} goes on.";
    }

    private static IReadOnlyList<HoldNotice> ByOwner(IEnumerable<GateStop> stops, Owners owners) =>
        ByOwner(stops.SelectMany(s => s.Missing ?? []), owners);

    private static IReadOnlyList<HoldNotice> ByOwner(IEnumerable<string> missing, Owners owners) =>
        [.. missing.GroupBy(field => FieldOwner.Of(field, owners), StringComparer.Ordinal).Select(g => new HoldNotice(g.Key, [.. g]))];

    private static bool NoSignals(IReadOnlyList<GateStop> stops) =>
        stops.Any(s => s.Missing?.Contains(ContextGate.Signals, StringComparer.OrdinalIgnoreCase) == true);

    private static bool IsMissingField(GateStop stop) => stop.Rule.StartsWith("required:", StringComparison.Ordinal);

    private static bool IsNeeded(GateStop stop) => OwnerGate.IsOwner(stop.Missing![0]) || stop.Rule == MatchGate.Held;

    private static bool IsPath(GateStop stop) => stop.Rule.StartsWith("path:", StringComparison.Ordinal);
}
