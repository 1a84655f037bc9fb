namespace HandoffBot.Core.Review.Statistics;

/// <summary>Cases that were drawn in strata, some of which are hits. The hits of a stratum are exchanged among its own cases only, so that
/// what tells strata apart, such as how they were drawn, explains nothing.</summary>
public sealed class StratifiedHits
{
    private readonly int[][] _strata;
    private readonly int[] _hitsOf;

    /// <summary>Takes the cases in.</summary>
    /// <param name="cases">For each, the name of its stratum and whether it is a hit.</param>
    public StratifiedHits(IReadOnlyList<(string Stratum, bool IsHit)> cases)
    {
        Hits = new(cases.Count);
        foreach (var (place, _) in cases.Index().Where(one => one.Item.IsHit))
        {
            Hits.Add(place);
        }

        _strata =
        [
            .. cases
                .Index()
                .GroupBy(one => one.Item.Stratum, one => one.Index, StringComparer.Ordinal)
                .Select(stratum => stratum.ToArray()),
        ];
        _hitsOf = [.. _strata.Select(places => places.Count(place => Hits[place]))];
    }

    /// <summary>Those that are hits.</summary>
    public CaseSet Hits { get; }

    /// <summary>How probable it is that so many hits or more lie in a group, if within each stratum every way of spreading its hits over
    /// its cases is as likely as any other: by the number of hits, from 0 to the most there can be. Exact (Mehta, Patel and Gray, 1985):
    /// the convolution of the strata's hypergeometric distributions.</summary>
    /// <param name="group">Of as many cases.</param>
    public double[] Tails(CaseSet group)
    {
        double[] chances = [1];
        for (var stratum = 0; stratum < _strata.Length; stratum++)
        {
            var (all, hits) = (_strata[stratum].Length, _hitsOf[stratum]);
            var inGroup = _strata[stratum].Count(place => group[place]);
            if (inGroup > 0 && hits > 0)
            {
                chances = Convolve(chances, Hypergeometric(all, hits, inGroup));
            }
        }

        for (var at = chances.Length - 2; at >= 0; at--)
        {
            chances[at] = Math.Min(1, chances[at] + chances[at + 1]);
        }

        return chances;
    }

    /// <summary>How many hits chance gives a group on average.</summary>
    /// <param name="group">Of as many cases.</param>
    public double Expected(CaseSet group) =>
        _strata.Select((places, stratum) => (double)_hitsOf[stratum] * places.Count(place => group[place]) / places.Length).Sum();

    /// <summary>Spreads the hits of each stratum anew over its cases, again and again without end.</summary>
    /// <param name="by">Which way.</param>
    /// <returns>Each time the same set, which holds the hits until the next.</returns>
    public IEnumerable<CaseSet> Spread(SeededSequence by)
    {
        var (strata, spread) = (_strata.Select(places => places.ToArray()).ToArray(), new CaseSet(Hits.Size));
        while (true)
        {
            spread.Clear();
            foreach (var (stratum, places) in strata.Index())
            {
                // Fisher and Yates, as far as there are hits; it goes on from the order it left, which is as good as any.
                for (var hit = 0; hit < _hitsOf[stratum]; hit++)
                {
                    var other = hit + by.Below(places.Length - hit);
                    (places[hit], places[other]) = (places[other], places[hit]);
                    spread.Add(places[hit]);
                }
            }

            yield return spread;
        }
    }

    private static double[] Hypergeometric(int all, int hits, int inGroup)
    {
        var (least, most) = (Math.Max(0, hits + inGroup - all), Math.Min(hits, inGroup));
        var chances = new double[most + 1];
        var mode = Math.Clamp((int)((inGroup + 1.0) * (hits + 1.0) / (all + 2.0)), least, most);
        chances[mode] = 1;
        for (var at = mode; at < most; at++)
        {
            chances[at + 1] = chances[at] * Next(at);
        }

        for (var at = mode; at > least; at--)
        {
            chances[at - 1] = chances[at] / Next(at - 1);
        }

        var total = chances.Sum();
        for (var at = least; at <= most; at++)
        {
            chances[at] /= total;
        }

        return chances;

        // The chance of one hit more in the group, over that of so many.
        double Next(int at) => (double)(hits - at) * (inGroup - at) / ((at + 1.0) * (all - inGroup - hits + at + 1.0));
    }

    private static double[] Convolve(double[] one, double[] other)
    {
        var both = new double[one.Length + other.Length - 1];
        for (var a = 0; a < one.Length; a++)
        {
            for (var b = 0; one[a] > 0 && b < other.Length; b++)
            {
                both[a + b] += one[a] * other[b];
            }
        }

        return both;
    }
}
