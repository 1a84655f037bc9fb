using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review;

/// <summary>What became of posted alerts, by the outcomes that stood at the end of the period.</summary>
/// <param name="Alerts">Posted alerts, with and without a known outcome.</param>
/// <param name="Known">Of these, those with an outcome of any kind.</param>
/// <param name="Reached">Of the posted, how many by outcome. An alert counts under each step it came to, and under one close at
/// most; an outcome that none came to is left out.</param>
public sealed record OutcomeNumbers(long Alerts, long Known, IReadOnlyList<OutcomeCount> Reached)
{
    /// <summary>Those with an outcome, out of the posted.</summary>
    public Proportion Of(LeadOutcome outcome) => new(Reached.FirstOrDefault(one => one.Outcome == outcome)?.Alerts ?? 0, Alerts);
}

/// <summary>How many alerts came to an outcome.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Alerts">1 or more.</param>
public sealed record OutcomeCount(LeadOutcome Outcome, long Alerts);
