namespace HandoffBot.Core.Review;

/// <summary>The alerts behind the groups of a period's flags.</summary>
public static class FlagGrouping
{
    /// <summary>The ids of the alerts of each group, newest flag first, in the order in which <see cref="FlagNumbers"/> lists the
    /// groups.</summary>
    /// <param name="flagged">As for the numbers, in the order of their first flags.</param>
    /// <param name="period">The flags clicked in it.</param>
    /// <param name="by">reason, band, source or signal; anything else is one group of all.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Members(IEnumerable<FlaggedAlert> flagged, ReviewPeriod period, string by)
    {
        var groups = FlagGroups.By(by);
        var clicked = flagged.Select((alert, order) => Clicked(alert with { Order = order }, period)).OfType<FlaggedAlert>().ToList();
        clicked.ForEach(groups.Add);
        var members = clicked.SelectMany(groups.Keys, (alert, key) => (key, alert)).ToLookup(one => one.key, one => one.alert);
        return
        [
            .. groups
                .Ordered()
                .Select(group =>
                    members[group.Key]
                        .OrderByDescending(FlagGroups.Newest)
                        .ThenBy(alert => alert.AlertId, StringComparer.Ordinal)
                        .Select(alert => alert.AlertId)
                        .ToList()
                ),
        ];
    }

    /// <summary>With the flags clicked in the period alone; null where there is none.</summary>
    internal static FlaggedAlert? Clicked(FlaggedAlert alert, ReviewPeriod period) =>
        alert.Flags.Where(flag => flag.At >= period.From && flag.At < period.To).ToList() is { Count: > 0 } flags
            ? alert with { Flags = flags }
            : null;
}
