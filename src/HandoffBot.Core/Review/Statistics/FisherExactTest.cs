namespace HandoffBot.Core.Review.Statistics;

/// <summary>
/// Whether one of two groups has the larger share (Fisher, The Design of Experiments, 1935). Exact, however few there are: the
/// probability is of the hypergeometric distribution that both groups' sizes and all hits together leave.
/// </summary>
public static class FisherExactTest
{
    /// <summary>How probable it is, if both groups had the same share, that the first one had at least so many of the hits: the one-sided
    /// p-value of "the first one's share is larger".</summary>
    /// <param name="first">The first group.</param>
    /// <param name="second">The second group.</param>
    /// <returns>0–1; 1 where a group is empty.</returns>
    public static double IsLarger(Proportion first, Proportion second)
    {
        var (hits, all) = (first.Count + second.Count, first.Of + second.Of);
        var (least, most) = (Math.Max(0, hits - second.Of), Math.Min(hits, first.Of));
        var mode = Math.Clamp((long)((first.Of + 1.0) * (hits + 1.0) / (all + 2.0)), least, most);

        // Each weight from its neighbour, the largest being 1: none can be too large for a double, and what is too small for one does
        // not count.
        var (tail, total) = (0.0, 0.0);
        for (var (at, weight) = (mode, 1.0); at <= most && weight > 0; weight *= Next(at), at++)
        {
            Add(at, weight);
        }

        for (var (at, weight) = (mode - 1, mode > least ? 1 / Next(mode - 1) : 0); at >= least && weight > 0;)
        {
            Add(at, weight);
            at--;
            weight = at < least ? 0 : weight / Next(at);
        }

        return Math.Min(1, tail / total);

        void Add(long at, double weight)
        {
            total += weight;
            tail += at >= first.Count ? weight : 0;
        }

        // The weight of one hit more in the first group, over that of so many.
        double Next(long at) => (double)(hits - at) * (first.Of - at) / ((at + 1.0) * (second.Of - hits + at + 1.0));
    }
}
