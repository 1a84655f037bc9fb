using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>What may be said of now against a baseline. The baseline is a number that somebody told, so only the range of now is asked, and
/// whatever else changed meanwhile is in the difference too.</summary>
public enum BaselineVerdict
{
    /// <summary>The range of now holds the baseline, or there are too few for one.</summary>
    NotShown,

    /// <summary>All of the range is better.</summary>
    Better,

    /// <summary>All of the range is worse.</summary>
    Worse,
}

/// <summary>Compares an audit's metrics with the agreement's baseline.</summary>
public static class BeforeAndAfter
{
    /// <summary>First contact of the highest band: what its 95 % range says.</summary>
    /// <param name="now">Of the highest band.</param>
    /// <param name="before">The baseline.</param>
    public static BaselineVerdict FirstContact(FirstContactNumbers now, Duration before) =>
        now.Upper < before ? BaselineVerdict.Better
        : now.Lower > before ? BaselineVerdict.Worse
        : IsNever(now) ? BaselineVerdict.Worse
        : BaselineVerdict.NotShown;

    /// <summary>The share that came to an opportunity: what its exact 95 % range says.</summary>
    /// <param name="now">Of all handoffs.</param>
    /// <param name="before">The baseline, 0–1.</param>
    public static BaselineVerdict Opportunities(Proportion now, decimal before)
    {
        var range = now.BoundsAmong(1);
        return range.Lower > (double)before ? BaselineVerdict.Better
            : range.Upper < (double)before ? BaselineVerdict.Worse
            : BaselineVerdict.NotShown;
    }

    /// <summary>The first contact of the agreement's highest band; null where none of its handoffs is mature.</summary>
    public static FirstContactNumbers? OfHighestBand(AuditMetrics metrics, HandoffAgreement agreement) =>
        metrics.FirstContact.FirstOrDefault(one => one.Band == agreement.Bands.MaxBy(band => band.From)?.Name);

    // The lower end of the range lies beyond those contacted: however long half of them may wait, they were not contacted at all.
    private static bool IsNever(FirstContactNumbers now) => MedianRanks.Of(now.Posted).Lower > now.Contacted;
}
