namespace HandoffBot.Core.Tests.Review.Statistics;

/// <summary>The binomial distribution by its recurrence, apart from the code under test.</summary>
internal static class BinomialTable
{
    /// <summary>By the number of hits from none to all, how probable each is.</summary>
    public static double[] Of(int of, double share)
    {
        var chances = new double[of + 1];
        chances[0] = Math.Pow(1 - share, of);
        for (var hits = 1; hits <= of; hits++)
        {
            chances[hits] = chances[hits - 1] * (of - hits + 1) / hits * share / (1 - share);
        }

        return chances;
    }
}
