using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>How many handoffs came how far. One whose outcome is not known counts as not having come there: it is no lost one, and
/// <see cref="Known"/> says how many are known.</summary>
/// <param name="Posted">Posted alerts.</param>
/// <param name="Known">Of these, those with a known outcome of any kind.</param>
/// <param name="Contacted">Contacted, or further.</param>
/// <param name="Meetings">Came to a meeting, or further.</param>
/// <param name="Opportunities">Came to an opportunity, or further.</param>
/// <param name="Won">Were won.</param>
public sealed record Funnel(long Posted, long Known, long Contacted, long Meetings, long Opportunities, long Won)
{
    /// <summary>Those that came to a step, out of the posted.</summary>
    public Proportion Of(ConversionStep step) => new(Reached(step), Posted);

    /// <summary>Those that came to a step, out of those that came to the one before it.</summary>
    /// <param name="step">Any but <see cref="ConversionStep.Posted"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No step lies before it.</exception>
    public Proportion OfStepBefore(ConversionStep step) => new(Reached(step), Reached(step - 1));

    /// <summary>Adds them up.</summary>
    public static Funnel Sum(IEnumerable<ConversionCounts> counts)
    {
        var all = counts.ToList();
        return new(
            all.Sum(one => one.Count),
            all.Where(one => one.Known).Sum(one => one.Count),
            From(ConversionStep.Contacted),
            From(ConversionStep.Meeting),
            From(ConversionStep.Opportunity),
            From(ConversionStep.Won)
        );

        long From(ConversionStep step) => all.Where(one => one.Furthest >= step).Sum(one => one.Count);
    }

    private long Reached(ConversionStep step) =>
        step switch
        {
            ConversionStep.Posted => Posted,
            ConversionStep.Contacted => Contacted,
            ConversionStep.Meeting => Meetings,
            ConversionStep.Opportunity => Opportunities,
            ConversionStep.Won => Won,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step."),
        };
}
