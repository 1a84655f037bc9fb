namespace HandoffBot.Core.Review.Statistics;

/// <summary>The rates that fit best among those that never fall, by pooling neighbours that do (pool adjacent violators; Ayer and others,
/// 1955; Barlow and others, Statistical Inference under Order Restrictions, 1972).</summary>
public static class IsotonicRegression
{
    /// <summary>The blocks of neighbours that share a rate, in order; the rate of each is above that of the one before.</summary>
    /// <param name="groups">In the order in which the rate is not to fall: hits, 0 or more, and out of how many, above 0. Neither need be
    /// whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">A group is out of nothing.</exception>
    public static IReadOnlyList<RateBlock> Of(IReadOnlyList<(double Hits, double Of)> groups)
    {
        var blocks = new List<RateBlock>(groups.Count);
        foreach (var (at, (hits, of)) in groups.Index())
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of, nameof(groups));
            blocks.Add(new(at, at, hits, of));
            while (blocks is [.., var before, var last] && last.Hits * before.Of <= before.Hits * last.Of)
            {
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = new(before.First, last.Last, before.Hits + last.Hits, before.Of + last.Of);
            }
        }

        return blocks;
    }
}

/// <summary>Neighbouring groups that share a rate.</summary>
/// <param name="First">The first of them, from 0.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Hits">All their hits.</param>
/// <param name="Of">Out of how many.</param>
public sealed record RateBlock(int First, int Last, double Hits, double Of);
