namespace HandoffBot.Core.Review;

/// <summary>Groups a period's flags by what they have in common.</summary>
internal static class FlagTally
{
    internal static FlagNumbers Of(IReadOnlyList<FlaggedAlert> flagged) => new()
    {
        Alerts = flagged.Count,
        Flags = flagged.Sum(f => (long)f.Flags.Count),
        Late = flagged.Sum(f => (long)f.Flags.Count(x => x.AfterClose)),
        ByReason = Group(flagged, f => f.Flags.Select(x => x.Reason ?? Tally.NoReason)),
        ByBand = Group(flagged, f => [f.Band]),
        BySource = Group(flagged, f => [f.Source ?? Tally.NoSource]),
        BySignal = Group(flagged, f => f.Signals),
    };

    private static List<FlagGroup> Group(IReadOnlyList<FlaggedAlert> flagged, Func<FlaggedAlert, IEnumerable<string>> names) =>
    [
        .. flagged
            .SelectMany(f => names(f).Distinct(StringComparer.Ordinal), (f, name) => (Name: name, Flagged: f))
            .GroupBy(x => x.Name, x => x.Flagged, StringComparer.Ordinal)
            .Select(g => new FlagGroup(g.Key, g.Count(), ExamplesOf(g)))
            .OrderByDescending(g => g.Alerts)
            .ThenBy(g => g.Name, StringComparer.Ordinal),
    ];

    private static List<FlagExample> ExamplesOf(IEnumerable<FlaggedAlert> flagged) =>
    [
        .. flagged
            .OrderByDescending(f => f.Flags.Max(x => x.At))
            .ThenBy(f => f.AlertId, StringComparer.Ordinal)
            .Take(Tally.Examples)
            .Select(f => new FlagExample(f.AlertId, f.Company)),
    ];
}
