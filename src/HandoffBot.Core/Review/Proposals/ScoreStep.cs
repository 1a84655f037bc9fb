namespace HandoffBot.Core.Review.Proposals;

/// <summary>Steps in which a threshold is tried, on whatever scale a sender scores.</summary>
internal static class ScoreStep
{
    private static readonly decimal[] Round = [1, 2, 5, 10];

    /// <summary>The smallest of 1, 2, 5, 10, 20 … and 0.5, 0.2 … that covers a span in so many steps.</summary>
    /// <param name="span">Above 0.</param>
    /// <param name="steps">1 or more.</param>
    public static decimal Of(decimal span, int steps)
    {
        var (least, power) = (span / steps, 1m);
        while (least > power * 10)
        {
            power *= 10;
        }

        while (least <= power / 10)
        {
            power /= 10;
        }

        return Round.Select(one => one * power / (least <= power ? 10 : 1)).First(step => step >= least);
    }
}
