namespace HandoffBot.Core.Review.Statistics;

/// <summary>
/// Whether any of several groups holds more hits than chance gives it, with one level of error for all of them together (Westfall and
/// Young, Resampling-Based Multiple Testing, 1993: the smallest p-value against its distribution where all hits are spread at random).
/// Groups that overlap count as often as they differ, where Bonferroni's correction would count each in full.
/// </summary>
public static class WestfallYoungTest
{
    /// <summary>How often hits are spread at random. With the observed one they make a thousand.</summary>
    public const int Draws = 999;

    /// <summary>For each group a p-value that is corrected for all groups: if nothing tells groups apart, the smallest of them is at most
    /// <paramref name="level"/> with at most that probability, however many groups there are.</summary>
    /// <param name="cases">Their strata and hits.</param>
    /// <param name="groups">All that are looked at, of as many cases.</param>
    /// <param name="level">What decides. A p-value above it may come out as 1, for no more is asked of it.</param>
    /// <param name="seed">Names the way in which hits are spread: the same again gives the same.</param>
    public static IReadOnlyList<AdjustedP> Of(StratifiedHits cases, IReadOnlyList<CaseSet> groups, double level, string seed)
    {
        var hits = groups.Select(group => group.CountWith(cases.Hits)).ToList();
        var observed = groups.Select((group, i) => Alone(cases, group, hits[i])).ToList();
        // Corrected ones are never smaller: what is not significant alone need not be spread.
        if (observed.Count == 0 || observed.Min() > level)
        {
            return [.. observed.Select(p => new AdjustedP(p, 1))];
        }

        var smallest = Smallest(cases, groups, observed.Min(), level, seed);
        return
        [
            .. observed.Select(p => new AdjustedP(
                p,
                p > level || smallest is null ? 1 : (1.0 + smallest.Count(drawn => Reaches(drawn, p))) / (Draws + 1)
            )),
        ];
    }

    // A sum of independent chances reaches its rounded mean half of the time at least: what holds no more need not be worked out.
    private static double Alone(StratifiedHits cases, CaseSet group, int hits) =>
        hits <= Math.Floor(cases.Expected(group)) ? 1 : cases.Tails(group)[hits];

    // The smallest p-value of each draw; null once it is certain that not even the best group is significant.
    private static List<double>? Smallest(
        StratifiedHits cases,
        IReadOnlyList<CaseSet> groups,
        double best,
        double level,
        string seed
    )
    {
        // What cannot reach the level with all hits there are decides nothing.
        var deciding = groups.Select(group => (Group: group, Tail: cases.Tails(group))).Where(one => one.Tail[^1] <= level).ToArray();
        var (smallest, reached) = (new List<double>(Draws), 0);
        foreach (var hits in cases.Spread(new SeededSequence(seed)).Take(Draws))
        {
            var least = 1.0;
            foreach (var (group, tail) in deciding)
            {
                least = Math.Min(least, tail[group.CountWith(hits)]);
            }

            smallest.Add(least);
            reached += Reaches(least, best) ? 1 : 0;
            if (1 + reached > level * (Draws + 1))
            {
                return null;
            }
        }

        return smallest;
    }

    // Of sums that ought to be equal, rounding may make one the smaller.
    private static bool Reaches(double drawn, double p) => drawn <= p * (1 + 1e-9);
}

/// <summary>How probable it is that chance alone gives a group so many hits.</summary>
/// <param name="Alone">Were it the only group that is looked at.</param>
/// <param name="AmongAll">That it, or any other group that is looked at, stands out as much.</param>
public sealed record AdjustedP(double Alone, double AmongAll);
