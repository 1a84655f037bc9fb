using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Drift;

/// <summary>What may be said of two distributions.</summary>
public enum ShiftVerdict
{
    /// <summary>The index is below 0.1.</summary>
    Steady,

    /// <summary>The index is larger, and chance alone gives as much.</summary>
    MayBeChance,

    /// <summary>It is from 0.1 to below 0.25, and chance does not.</summary>
    Moderate,

    /// <summary>It is 0.25 or more, and chance does not.</summary>
    Large,
}

/// <summary>How the accounts of the last four weeks are spread over bins, against four weeks earlier.</summary>
/// <param name="Bins">In their order.</param>
/// <param name="Index">The population stability index.</param>
/// <param name="P">How probably chance alone gives so much; 1 where it decides nothing.</param>
public sealed record DistributionShift(IReadOnlyList<ShiftedBin> Bins, double Index, double P)
{
    /// <summary>How many accounts each side needs.</summary>
    public const int LeastAccounts = 30;

    /// <summary>Under what rare signals are counted together. No sender's key begins like this.</summary>
    public const string Others = " others";

    // Of all accounts, in a bin of scores: what is rarer sways the index more than it means.
    private const int LeastOfBinPercent = 2;

    /// <summary>What may be said.</summary>
    /// <param name="level">The level of the test.</param>
    public ShiftVerdict Verdict(double level) =>
        Index < PopulationStability.Moderate ? ShiftVerdict.Steady
        : P > level ? ShiftVerdict.MayBeChance
        : Index < PopulationStability.Large ? ShiftVerdict.Moderate
        : ShiftVerdict.Large;

    /// <summary>The bin whose share moved the most.</summary>
    public ShiftedBin Furthest()
    {
        var (now, before) = ((double)AllNow(), (double)AllBefore());
        return Bins.MaxBy(bin => Math.Abs((bin.Now / now) - (bin.Before / before)))!;
    }

    /// <summary>How many accounts of the last four weeks there are.</summary>
    public long AllNow() => Bins.Sum(bin => bin.Now);

    /// <summary>How many of the four weeks before.</summary>
    public long AllBefore() => Bins.Sum(bin => bin.Before);

    /// <summary>Of scores.</summary>
    /// <param name="counts">By bin of the score.</param>
    /// <param name="bins">What the bins are.</param>
    /// <param name="level">What decides.</param>
    /// <param name="seed">Names the draws.</param>
    /// <returns>Null with too few accounts on a side.</returns>
    public static DistributionShift? OfScores(IEnumerable<ScoredCounts> counts, ScoreBins bins, double level, string seed)
    {
        var (before, now) = (new long[bins.Count], new long[bins.Count]);
        foreach (var one in counts.Where(one => one.Bin is not null))
        {
            (one.IsNow ? now : before)[one.Bin!.Value] += one.Count;
        }

        var all = before.Sum() + now.Sum();
        if (before.Sum() < LeastAccounts || now.Sum() < LeastAccounts)
        {
            return null;
        }

        var ranges = AdjacentBins.OfAtLeast([.. before.Zip(now, (one, other) => one + other)], Math.Max(1, all * LeastOfBinPercent / 100));
        return Of(
            [
                .. ranges.Select(range => new ShiftedBin(
                    bins.Name(range.First, range.Last),
                    before[range.First..(range.Last + 1)].Sum(),
                    now[range.First..(range.Last + 1)].Sum()
                )),
            ],
            level,
            seed
        );
    }

    /// <summary>Of the signals that moved scores the most.</summary>
    /// <param name="counts">By signal.</param>
    /// <param name="level">What decides.</param>
    /// <param name="seed">Names the draws.</param>
    /// <returns>Null with too few accounts on a side, and where none had a signal.</returns>
    public static DistributionShift? OfSignals(IEnumerable<ScoredCounts> counts, double level, string seed)
    {
        var bins = counts
            .Where(one => one.Bin is null)
            .GroupBy(one => one.Signal ?? Others, StringComparer.Ordinal)
            .Select(some => new ShiftedBin(
                some.Key,
                some.Where(one => !one.IsNow).Sum(one => one.Count),
                some.Where(one => one.IsNow).Sum(one => one.Count)
            ))
            .OrderByDescending(bin => bin.Before + bin.Now)
            .ThenBy(bin => bin.Name, StringComparer.Ordinal)
            .ToList();
        var isTooFew = bins.Sum(bin => bin.Before) < LeastAccounts || bins.Sum(bin => bin.Now) < LeastAccounts;
        return isTooFew || bins.All(bin => bin.Name.Length == 0) ? null : Of(bins, level, seed);
    }

    private static DistributionShift Of(IReadOnlyList<ShiftedBin> bins, double level, string seed)
    {
        long[] before = [.. bins.Select(bin => bin.Before)];
        long[] now = [.. bins.Select(bin => bin.Now)];
        var index = PopulationStability.Index(before, now);
        // Below what counts as a difference the test decides nothing.
        return new(bins, index, index < PopulationStability.Moderate ? 1 : PopulationStability.P(before, now, level, seed));
    }
}

/// <summary>Accounts of one bin.</summary>
/// <param name="Name">The range of scores, or the key of the signal; empty where there was no signal.</param>
/// <param name="Before">Of the four weeks earlier.</param>
/// <param name="Now">Of the last four weeks.</param>
public sealed record ShiftedBin(string Name, long Before, long Now);
