namespace HandoffBot.Core.Review.Figures;

/// <summary>A count among alerts that were opened together. An alert is counted by it exactly where the numbers of that one alert give
/// 1, so that a figure and what it leads to are one definition.</summary>
/// <param name="Name">Part of a <see cref="Figure.Id"/>.</param>
/// <param name="Words">As people read it.</param>
/// <param name="Of">The count.</param>
public sealed record AlertFigure(string Name, string Words, Func<AlertNumbers, long> Of)
{
    /// <summary>All of them, in the order in which a digest tells them.</summary>
    public static IReadOnlyList<AlertFigure> All { get; } =
    [
        new("posted", "Posted", alerts => alerts.Posted),
        new("accepted", "Accepted", alerts => alerts.Accepted),
        new("time_over", "Whose time was over", alerts => alerts.Mature?.Posted ?? 0),
        new("time_over_accepted", "Whose time was over, accepted", alerts => alerts.Mature?.Accepted ?? 0),
        new("contacted", "Contacted", alerts => alerts.Contacted),
        new("expired_untouched", "Expired untouched", alerts => alerts.ExpiredUntouched),
        new("withdrawn", "Withdrawn", alerts => alerts.Withdrawn),
        new("still_live", "Still live", alerts => alerts.StillLive),
        new("never_shown", "Never shown", alerts => alerts.Opened - alerts.Posted),
        new("first_touch_missed", "First touch missed", alerts => alerts.FirstTouch?.Missed ?? 0),
        new("first_touch_missed_in_shadow", "First touch missed, only recorded", alerts => alerts.FirstTouch?.MissedInShadow ?? 0),
        new("first_touch_open", "First touch still in time, or closed before the deadline", alerts => SlaBreach.Of(alerts).Open),
        new("contacted_late", "Contacted after the first touch was missed", alerts => alerts.FirstTouch?.ContactedLate ?? 0),
    ];

    /// <summary>The one of that name; null when there is none.</summary>
    public static AlertFigure? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>Whether an alert is one of those it counts.</summary>
    /// <param name="alert">A single alert.</param>
    public bool Counts(AlertCounts alert) => Of(Review.Counts.NumbersOf(alert with { Count = 1 })) == 1;
}
