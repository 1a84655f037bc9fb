using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>
/// How long handoffs of a band waited for their first contact, from when the alert was opened, in plain time. Those that were never
/// contacted count as longer than all others: a median of the contacted ones alone would get better the fewer leads are called.
/// </summary>
/// <param name="Band">Name of the band.</param>
/// <param name="Posted">Posted alerts that were mature.</param>
/// <param name="Contacted">Of these, contacted.</param>
/// <param name="Median">Within which half of the posted ones had been contacted; null while fewer than half were.</param>
/// <param name="Lower">Lower end of its 95 % range; null where there are too few for one.</param>
/// <param name="Upper">Upper end; null where there are too few, and where it lies beyond those contacted.</param>
public sealed record FirstContactNumbers(string Band, long Posted, long Contacted, Duration? Median, Duration? Lower, Duration? Upper)
{
    /// <summary>Works it out.</summary>
    /// <param name="band">Name of the band.</param>
    /// <param name="posted">Posted alerts that were mature, 1 or more.</param>
    /// <param name="contacted">Of these, contacted.</param>
    /// <param name="waited">What the contacted ones of <see cref="Ranks"/> waited.</param>
    public static FirstContactNumbers Of(string band, long posted, long contacted, IReadOnlyDictionary<long, Duration> waited)
    {
        var ranks = MedianRanks.Of(posted);
        return new(band, posted, contacted, At(ranks.Median), At(ranks.Lower), At(ranks.Upper));

        Duration? At(long? rank) => rank is { } place && waited.TryGetValue(place, out var span) ? span : null;
    }

    /// <summary>Which of the contacted ones have to be known, the one that waited least being the first.</summary>
    /// <param name="posted">Posted alerts that were mature, 1 or more.</param>
    /// <param name="contacted">Of these, contacted.</param>
    public static IReadOnlyList<long> Ranks(long posted, long contacted)
    {
        var ranks = MedianRanks.Of(posted);
        long?[] all = [ranks.Lower, ranks.Median, ranks.Upper];
        return [.. all.OfType<long>().Where(rank => rank <= contacted).Distinct()];
    }
}
