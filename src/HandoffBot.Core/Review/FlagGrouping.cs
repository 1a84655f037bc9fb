namespace HandoffBot.Core.Review;

/// <summary>Groups a period's flags by what they have in common.</summary>
public static class FlagGrouping
{
    /// <summary>The ids of the alerts of each group, in the order in which <see cref="FlagNumbers"/> lists the groups.</summary>
    /// <param name="flagged">As for the numbers.</param>
    /// <param name="period">The flags clicked in it.</param>
    /// <param name="by">reason, band, source or signal; anything else is one group of all.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Members(IEnumerable<FlaggedAlert> flagged, ReviewPeriod period, string by)
    {
        var clicked = Clicked(flagged, period);
        var groups = by switch
        {
            "reason" => ByReason(clicked),
            "band" => ByBand(clicked),
            "source" => BySource(clicked),
            "signal" => BySignal(clicked),
            _ => Group(clicked, _ => [""]),
        };
        return [.. groups.Select(group => group.Alerts)];
    }

    /// <summary>The flags clicked in the period; those of earlier ones are left out.</summary>
    internal static FlagNumbers Of(IEnumerable<FlaggedAlert> flagged, ReviewPeriod period)
    {
        var clicked = Clicked(flagged, period);
        return new FlagNumbers
        {
            Alerts = clicked.Count,
            Flags = clicked.Sum(f => (long)f.Flags.Count),
            Late = clicked.Sum(f => (long)f.Flags.Count(x => x.AfterClose)),
            ByReason = [.. ByReason(clicked).Select(g => g.Group)],
            ByBand = [.. ByBand(clicked).Select(g => g.Group)],
            BySource = [.. BySource(clicked).Select(g => g.Group)],
            BySignal = [.. BySignal(clicked).Select(g => g.Group)],
        };
    }

    private static List<FlaggedAlert> Clicked(IEnumerable<FlaggedAlert> flagged, ReviewPeriod period) =>
        [
            .. flagged
                .Select(f => f with { Flags = [.. f.Flags.Where(x => x.At >= period.From && x.At < period.To)] })
                .Where(f => f.Flags.Count > 0),
        ];

    private static List<FlagGroupMembers> ByReason(IReadOnlyList<FlaggedAlert> clicked) =>
        Group(clicked, f => f.Flags.Select(x => x.Reason ?? Counts.NoReason));

    private static List<FlagGroupMembers> ByBand(IReadOnlyList<FlaggedAlert> clicked) => Group(clicked, f => [f.Band]);

    private static List<FlagGroupMembers> BySource(IReadOnlyList<FlaggedAlert> clicked) =>
        Group(clicked, f => [f.Source ?? Counts.NoSource]);

    private static List<FlagGroupMembers> BySignal(IReadOnlyList<FlaggedAlert> clicked) =>
        Group(clicked, f => f.Signals.Select(s => s.Key), NewestLabel);

    private static List<FlagGroupMembers> Group(
        IReadOnlyList<FlaggedAlert> flagged,
        Func<FlaggedAlert, IEnumerable<string>> keys,
        Func<string, IEnumerable<FlaggedAlert>, string>? name = null
    ) =>
        [
            .. flagged
                .SelectMany(f => keys(f).Distinct(StringComparer.Ordinal), (f, key) => (Key: key, Flagged: f))
                .GroupBy(x => x.Key, x => x.Flagged, StringComparer.Ordinal)
                .Select(g => new FlagGroupMembers(
                    new FlagGroup(name?.Invoke(g.Key, g) ?? g.Key, g.Count(), ExamplesOf(g)),
                    [.. NewestFirst(g).Select(f => f.AlertId)]
                ))
                .OrderByDescending(g => g.Group.Alerts)
                .ThenBy(g => g.Group.Name, StringComparer.Ordinal),
        ];

    private static string NewestLabel(string key, IEnumerable<FlaggedAlert> flagged) =>
        NewestFirst(flagged).SelectMany(f => f.Signals).First(s => string.Equals(s.Key, key, StringComparison.Ordinal)).Label;

    private static List<FlagExample> ExamplesOf(IEnumerable<FlaggedAlert> flagged) =>
        [.. NewestFirst(flagged).Take(Counts.Examples).Select(f => new FlagExample(f.AlertId, f.Company))];

    private static IOrderedEnumerable<FlaggedAlert> NewestFirst(IEnumerable<FlaggedAlert> flagged) =>
        flagged.OrderByDescending(f => f.Flags.Max(x => x.At)).ThenBy(f => f.AlertId, StringComparer.Ordinal);

    private sealed record FlagGroupMembers(FlagGroup Group, IReadOnlyList<string> Alerts);
}
