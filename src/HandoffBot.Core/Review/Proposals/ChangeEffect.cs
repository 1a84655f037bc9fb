using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>How often scores were bad among labelled alerts that a change removes, and among the others.</summary>
/// <param name="Removed">Of those it removes, as they were labelled.</param>
/// <param name="Kept">Of the others.</param>
/// <param name="RemovedRate">Of all alerts that it removes: each labelled one counts as often as alerts it stands for, 0–1.</param>
/// <param name="KeptRate">Of all others, 0–1.</param>
public sealed record ChangeEffect(Proportion Removed, Proportion Kept, double RemovedRate, double KeptRate)
{
    /// <summary>By how much the rates differ, –1 to 1.</summary>
    public double Difference => RemovedRate - KeptRate;

    internal static ChangeEffect Of(IReadOnlyList<LabelledAlert> alerts, CaseSet removes)
    {
        var removed = alerts.Index().ToLookup(one => removes[one.Index], one => one.Item);
        return new(Count(removed[true]), Count(removed[false]), Rate(removed[true]), Rate(removed[false]));
    }

    private static Proportion Count(IEnumerable<LabelledAlert> alerts) => new(alerts.Count(alert => alert.IsBad), alerts.Count());

    private static double Rate(IEnumerable<LabelledAlert> alerts) =>
        alerts.Any() ? alerts.Where(alert => alert.IsBad).Sum(alert => alert.Weight) / alerts.Sum(alert => alert.Weight) : 0;
}
