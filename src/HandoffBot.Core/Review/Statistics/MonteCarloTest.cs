namespace HandoffBot.Core.Review.Statistics;

/// <summary>Whether a statistic is larger than chance makes it, by drawing what chance gives again and again (Barnard, 1963; Davison and
/// Hinkley, Bootstrap Methods and their Application, 4.2). With the observed one among them, the p-value holds its level exactly.</summary>
public static class MonteCarloTest
{
    /// <summary>How often chance is drawn at most. With the observed one they make two thousand.</summary>
    public const int Draws = 1999;

    /// <summary>How probably chance gives so much or more.</summary>
    /// <param name="observed">What was observed.</param>
    /// <param name="draw">Gives the statistic of chance, another one each time.</param>
    /// <param name="level">What decides, above 0. Once the p-value is certain to lie above it, 1 is given, for no more is asked of
    /// it.</param>
    /// <returns>Above 0, up to 1.</returns>
    public static double P(double observed, Func<double> draw, double level)
    {
        // Of sums that ought to be equal, rounding may make one the smaller.
        var (reached, least) = (0, observed - (Math.Abs(observed) * 1e-9));
        for (var drawn = 0; drawn < Draws; drawn++)
        {
            reached += draw() >= least ? 1 : 0;
            if (1 + reached > level * (Draws + 1))
            {
                return 1;
            }
        }

        return (1.0 + reached) / (Draws + 1);
    }
}
