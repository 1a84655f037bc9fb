namespace HandoffBot.Core.Review;

/// <summary>Groups a period's flags by what they have in common.</summary>
internal static class FlagGrouping
{
    /// <summary>The flags clicked in the period; those of earlier ones are left out.</summary>
    internal static FlagNumbers Of(IEnumerable<FlaggedAlert> flagged, ReviewPeriod period)
    {
        var clicked = flagged
            .Select(f => f with { Flags = [.. f.Flags.Where(x => x.At >= period.From && x.At < period.To)] })
            .Where(f => f.Flags.Count > 0)
            .ToList();
        return new FlagNumbers
        {
            Alerts = clicked.Count,
            Flags = clicked.Sum(f => (long)f.Flags.Count),
            Late = clicked.Sum(f => (long)f.Flags.Count(x => x.AfterClose)),
            ByReason = Group(clicked, f => f.Flags.Select(x => x.Reason ?? Counts.NoReason)),
            ByBand = Group(clicked, f => [f.Band]),
            BySource = Group(clicked, f => [f.Source ?? Counts.NoSource]),
            BySignal = Group(clicked, f => f.Signals.Select(s => s.Key), NewestLabel),
        };
    }

    private static List<FlagGroup> Group(
        IReadOnlyList<FlaggedAlert> flagged,
        Func<FlaggedAlert, IEnumerable<string>> keys,
        Func<string, IEnumerable<FlaggedAlert>, string>? name = null
    ) =>
        [
            .. flagged
                .SelectMany(f => keys(f).Distinct(StringComparer.Ordinal), (f, key) => (Key: key, Flagged: f))
                .GroupBy(x => x.Key, x => x.Flagged, StringComparer.Ordinal)
                .Select(g => new FlagGroup(name?.Invoke(g.Key, g) ?? g.Key, g.Count(), ExamplesOf(g)))
                .OrderByDescending(g => g.Alerts)
                .ThenBy(g => g.Name, StringComparer.Ordinal),
        ];

    private static string NewestLabel(string key, IEnumerable<FlaggedAlert> flagged) =>
        NewestFirst(flagged).SelectMany(f => f.Signals).First(s => string.Equals(s.Key, key, StringComparison.Ordinal)).Label;

    private static List<FlagExample> ExamplesOf(IEnumerable<FlaggedAlert> flagged) =>
        [.. NewestFirst(flagged).Take(Counts.Examples).Select(f => new FlagExample(f.AlertId, f.Company))];

    private static IOrderedEnumerable<FlaggedAlert> NewestFirst(IEnumerable<FlaggedAlert> flagged) =>
        flagged.OrderByDescending(f => f.Flags.Max(x => x.At)).ThenBy(f => f.AlertId, StringComparer.Ordinal);
}
