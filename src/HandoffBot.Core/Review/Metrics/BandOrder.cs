using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>What may be said of two bands that follow each other.</summary>
public enum BandOrderVerdict
{
    /// <summary>The data does not tell yet.</summary>
    Undecided,

    /// <summary>The higher one converts better.</summary>
    Better,

    /// <summary>The higher one converts worse.</summary>
    Worse,
}

/// <summary>
/// Whether a higher band converts better than the one below it, to a meeting, by Fisher's one-sided exact test. "Every band converts
/// better than the one below it" is claimed only where each pair shows it at 5 %, which needs no correction (an intersection-union test,
/// Berger 1982). "One converts worse" is looked for in every pair, so each has its part of the 5 % (Bonferroni).
/// </summary>
/// <param name="Higher">The higher band.</param>
/// <param name="Lower">The one below it.</param>
/// <param name="OfHigher">Handoffs of the higher one that came to a meeting.</param>
/// <param name="OfLower">Those of the one below it.</param>
/// <param name="P">One-sided p-value of the verdict; of "better" where there is none.</param>
/// <param name="Verdict">What may be said.</param>
/// <param name="More">About how many more handoffs of both it takes, if the shares stay as they are; null where something may be said,
/// where nothing speaks for the higher one, and where no number that is worth waiting for would do.</param>
public sealed record BandOrder(
    string Higher,
    string Lower,
    Proportion OfHigher,
    Proportion OfLower,
    double P,
    BandOrderVerdict Verdict,
    long? More
)
{
    private const double Risk = 0.05;
    private const int MostTimes = 20;

    /// <summary>Each two bands that follow each other and have handoffs.</summary>
    /// <param name="byBand">By band, highest first.</param>
    /// <param name="agreement">A band that it no longer has stands in no order.</param>
    public static IReadOnlyList<BandOrder> Of(IReadOnlyList<NamedFunnel> byBand, HandoffAgreement agreement)
    {
        var bands = byBand.Where(one => one.Funnel.Posted > 0 && Bands.Rank(agreement, one.Name) < agreement.Bands.Count).ToList();
        return [.. bands.Zip(bands.Skip(1), (higher, lower) => Of(higher, lower, bands.Count - 1))];
    }

    private static BandOrder Of(NamedFunnel higher, NamedFunnel lower, int pairs)
    {
        var (high, low) = (higher.Funnel.Of(ConversionStep.Meeting), lower.Funnel.Of(ConversionStep.Meeting));
        var (better, worse) = (FisherExactTest.IsLarger(high, low), FisherExactTest.IsLarger(low, high));
        var verdict =
            better <= Risk ? BandOrderVerdict.Better
            : worse <= Risk / pairs ? BandOrderVerdict.Worse
            : BandOrderVerdict.Undecided;
        return new(
            higher.Name,
            lower.Name,
            high,
            low,
            verdict is BandOrderVerdict.Worse ? worse : better,
            verdict,
            verdict is BandOrderVerdict.Undecided && high.Value > low.Value ? MoreNeeded(high, low) : null
        );
    }

    private static long? MoreNeeded(Proportion high, Proportion low)
    {
        var all = high.Of + low.Of;
        var (few, many) = (1L, all * MostTimes);
        if (!Suffices(many))
        {
            return null;
        }

        while (few < many)
        {
            var middle = (few + many) / 2;
            (few, many) = Suffices(middle) ? (few, middle) : (middle + 1, many);
        }

        return many;

        bool Suffices(long more)
        {
            var times = (double)(all + more) / all;
            return FisherExactTest.IsLarger(Grown(high, times), Grown(low, times)) <= Risk;
        }
    }

    private static Proportion Grown(Proportion share, double times) =>
        new((long)Math.Round(share.Count * times), (long)Math.Round(share.Of * times));
}
