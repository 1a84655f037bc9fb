using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Review;

/// <summary>
/// Which alerts may count in a rate. One that was just opened has not had its chance: whoever counts it as not accepted makes the rate too
/// low, and whoever counts it only once it is accepted makes it too high. So an alert counts from when its band's time is over, whatever
/// became of it by then.
/// </summary>
public static class Maturity
{
    /// <summary>Alerts of the band that were opened before are mature, the others are not.</summary>
    /// <param name="agreement">Says how long an alert of the band lasts. One of a band that it no longer has is taken to last as long as
    /// those of the band that lasts longest.</param>
    /// <param name="band">Name of the band.</param>
    /// <param name="end">When the count ends.</param>
    public static Instant OpenedBefore(HandoffAgreement agreement, string band, Instant end) =>
        end
        - (
            agreement.Bands.FirstOrDefault(one => string.Equals(one.Name, band, StringComparison.Ordinal))?.ExpiresAfter
            ?? agreement.Bands.Max(one => one.ExpiresAfter)
        );

    /// <summary>The parts of a period between which the alerts of some band cease to be mature, earliest first: within a part, those of
    /// one band all are or none is.</summary>
    /// <param name="agreement">Its bands.</param>
    /// <param name="opened">When the alerts were opened.</param>
    /// <param name="end">When the count ends.</param>
    public static IReadOnlyList<ReviewPeriod> Parts(HandoffAgreement agreement, ReviewPeriod opened, Instant end)
    {
        var edges = agreement
            .Bands.Select(band => end - band.ExpiresAfter)
            .Where(at => at > opened.From && at < opened.To)
            .Append(opened.From)
            .Append(opened.To)
            .Distinct()
            .Order()
            .ToList();
        return [.. edges.Zip(edges.Skip(1), (from, to) => new ReviewPeriod(from, to))];
    }
}
