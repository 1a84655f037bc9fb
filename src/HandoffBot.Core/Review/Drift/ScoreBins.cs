using System.Globalization;
using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Review.Drift;

/// <summary>
/// Ranges of scores that are counted together, on whatever scale the sender has: round steps, eight to twenty up to the highest band's
/// lowest score and three above it, and each band's own lowest score. They depend on the agreement alone, never on what is counted.
/// </summary>
/// <param name="Cuts">Where a range begins, ascending. What is below the first is a range too.</param>
public sealed record ScoreBins(IReadOnlyList<decimal> Cuts)
{
    private const int FewestSteps = 8;
    private const int StepsAbove = 3;

    /// <summary>How many ranges there are.</summary>
    public int Count => Cuts.Count + 1;

    /// <summary>Those of an agreement.</summary>
    public static ScoreBins Of(HandoffAgreement agreement)
    {
        var thresholds = agreement.Bands.Select(band => band.From).ToList();
        var highest = thresholds.Max();
        var step = highest > 0 ? Step(highest / FewestSteps) : 1;
        var last = highest > 0 ? (int)Math.Floor(highest / step) : 0;
        var round = Enumerable.Range(1, last + StepsAbove).Select(i => i * step);
        return new([.. round.Concat(thresholds).Distinct().Order()]);
    }

    /// <summary>Some neighbouring ranges as people read them, e.g. <c>70 to 85</c>; the upper end is not in it.</summary>
    /// <param name="first">The first of them, from 0.</param>
    /// <param name="last">The last of them.</param>
    public string Name(int first, int last) =>
        (first, last) switch
        {
            (0, _) when last == Cuts.Count => "any score",
            (0, _) => $"below {Text(Cuts[last])}",
            _ when last == Cuts.Count => $"{Text(Cuts[first - 1])} or more",
            _ => $"{Text(Cuts[first - 1])} to {Text(Cuts[last])}",
        };

    // The largest of 1, 2 and 5 times a power of ten that is not above it.
    private static decimal Step(decimal most)
    {
        var power = 1m;
        for (; power > most; power /= 10) { }

        for (; power * 10 <= most; power *= 10) { }

        return power * 5 <= most ? power * 5 : power * 2 <= most ? power * 2 : power;
    }

    private static string Text(decimal cut) => cut.ToString("0.############################", CultureInfo.InvariantCulture);
}
