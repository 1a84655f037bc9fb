using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Figures;

/// <summary>A share among alerts that were opened together. An alert is one of those it is out of exactly where the share of that one alert
/// is out of 1, and is counted where it is 1 of 1: a share and what it leads to are one definition.</summary>
/// <param name="Name">Part of a <see cref="Figure.Id"/>.</param>
/// <param name="Words">As people read it.</param>
/// <param name="Of">The share.</param>
public sealed record AlertShare(string Name, string Words, Func<AlertNumbers, Proportion> Of)
{
    /// <summary>Mature alerts that were accepted.</summary>
    public const string Acceptance = "acceptance_rate";

    /// <summary>The name of <see cref="AnyBreach"/>.</summary>
    public const string AnyBreachName = "sla_breach_rate_any";

    /// <summary>First touches that were missed, or would have been. A proof asks for it, and no period.</summary>
    public static AlertShare AnyBreach { get; } = new(AnyBreachName, "First touch missed", alerts => SlaBreach.Of(alerts).AnyRate);

    /// <summary>All of them, in the order in which a digest tells them.</summary>
    public static IReadOnlyList<AlertShare> All { get; } =
    [
        new(Acceptance, "Acceptance, of those whose time was over", alerts => alerts.Acceptance),
        new("expired_rate", "Expired untouched, of posted", alerts => new(alerts.ExpiredUntouched, alerts.Posted)),
        new("contacted_in_time", "Contacted in time, of posted", alerts => new(SlaBreach.Of(alerts).InTime, alerts.Posted)),
        new("sla_breach_rate", "First touch missed, of due or made", alerts => SlaBreach.Of(alerts).Rate),
        new("sla_breach_rate_shadow", "First touch missed, only recorded, of due or made", alerts => SlaBreach.Of(alerts).ShadowRate),
    ];

    /// <summary>The one of that name; null when there is none.</summary>
    public static AlertShare? Find(string name) => All.Append(AnyBreach).FirstOrDefault(one => one.Name == name);

    /// <summary>Whether an alert is counted; null where it is none of those the share is out of.</summary>
    /// <param name="alert">A single alert.</param>
    public bool? Counts(AlertCounts alert) =>
        Of(Review.Counts.NumbersOf(alert with { Count = 1 })) is { Of: 1 } one ? one.Count == 1 : null;
}
