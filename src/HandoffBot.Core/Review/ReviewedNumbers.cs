namespace HandoffBot.Core.Review;

/// <summary>The cases of one kind of one weekly review, and what reviewers made of them.</summary>
/// <param name="Population">How many there were to draw from.</param>
/// <param name="Drawn">How many were drawn; all of them where everything was looked at.</param>
/// <param name="Decided">Of these, how many have a label in force.</param>
/// <param name="Bad">Of these, how many were labelled a bad score.</param>
public sealed record SampledCounts(long Population, long Drawn, long Decided, long Bad)
{
    /// <summary>Drawn and not decided: not looked at, skipped, or disputed.</summary>
    public long Missing => Drawn - Decided;

    /// <summary>How many each drawn one stands for; 0 where none was drawn.</summary>
    public double Weight => Drawn == 0 ? 0 : (double)Population / Drawn;
}

/// <summary>What weekly reviews found, one entry for each review.</summary>
/// <param name="Flagged">Posted alerts of the reviewed week that were flagged by its end.</param>
/// <param name="Unflagged">Its other posted alerts.</param>
/// <param name="BelowThreshold">Leads just below the lowest band.</param>
public sealed record ReviewedNumbers(
    IReadOnlyList<SampledCounts> Flagged,
    IReadOnlyList<SampledCounts> Unflagged,
    IReadOnlyList<SampledCounts> BelowThreshold
)
{
    /// <summary>Leads that people reported as missed. Whoever reports them picks them, so they are part of no rate.</summary>
    public IReadOnlyList<SampledCounts> Reported { get; init; } = [];

    /// <summary>Whether any case at all has a label in force.</summary>
    public bool HasFindings => Flagged.Concat(Unflagged).Concat(BelowThreshold).Concat(Reported).Any(one => one.Decided > 0);

    /// <summary>Posted alerts of the weeks.</summary>
    public long Posted => Sum(one => one.Population);

    /// <summary>Of these, how many have a label in force.</summary>
    public long Reviewed => Sum(one => one.Decided);

    /// <summary>Of these, how many were labelled a bad score.</summary>
    public long Confirmed => Sum(one => one.Bad);

    /// <summary>Of those drawn, how many have none.</summary>
    public long Missing => Sum(one => one.Missing);

    private long Sum(Func<SampledCounts, long> of) => Flagged.Sum(of) + Unflagged.Sum(of);
}
