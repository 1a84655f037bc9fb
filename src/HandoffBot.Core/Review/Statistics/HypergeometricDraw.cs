namespace HandoffBot.Core.Review.Statistics;

/// <summary>How many marked ones are among those drawn at random from a group, without putting any back: one number of the hypergeometric
/// distribution, however large the group is. By inversion from the mode outwards (Kachitvichyanukul and Schmeiser, 1985).</summary>
public static class HypergeometricDraw
{
    private static readonly double[] LogFactorials = FirstLogFactorials(1024);

    /// <summary>A number of marked ones.</summary>
    /// <param name="marked">How many of the group are marked, 0 or more.</param>
    /// <param name="others">How many are not, 0 or more.</param>
    /// <param name="drawn">How many are drawn, from 0 to all of them.</param>
    /// <param name="by">Decides.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 0, or more are drawn than there are.</exception>
    public static long Of(long marked, long others, long drawn, SeededSequence by)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(marked);
        ArgumentOutOfRangeException.ThrowIfNegative(others);
        ArgumentOutOfRangeException.ThrowIfNegative(drawn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, marked + others);
        var (least, most) = (Math.Max(0, drawn - others), Math.Min(marked, drawn));
        if (least == most)
        {
            return least;
        }

        var mode = Math.Clamp((long)((drawn + 1.0) * (marked + 1.0) / (marked + others + 2.0)), least, most);
        var atMode = Math.Exp(
            LogChoose(marked, mode) + LogChoose(others, drawn - mode) - LogChoose(marked + others, drawn)
        );
        var left = by.Fraction() - atMode;
        var (up, down, above, below) = (mode, mode, atMode, atMode);
        while (left > 0 && (up < most || down > least))
        {
            if (up < most)
            {
                above *= Next(up);
                up++;
                left -= above;
                if (left <= 0)
                {
                    return up;
                }
            }

            if (down > least)
            {
                down--;
                below /= Next(down);
                left -= below;
                if (left <= 0)
                {
                    return down;
                }
            }
        }

        // What rounding leaves over is as good as the mode.
        return mode;

        // The chance of one marked one more, over that of so many.
        double Next(long at) => (double)(marked - at) * (drawn - at) / ((at + 1.0) * (others - drawn + at + 1.0));
    }

    private static double LogChoose(long of, long some) => LogFactorial(of) - LogFactorial(some) - LogFactorial(of - some);

    private static double LogFactorial(long n) => n < LogFactorials.Length ? LogFactorials[n] : Stirling(n);

    // The series leaves less out than rounding does.
    private static double Stirling(double n) =>
        (n * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI * n)) + (1 / (12 * n)) - (1 / (360 * n * n * n));

    private static double[] FirstLogFactorials(int count)
    {
        var logs = new double[count];
        for (var n = 2; n < count; n++)
        {
            logs[n] = logs[n - 1] + Math.Log(n);
        }

        return logs;
    }
}
