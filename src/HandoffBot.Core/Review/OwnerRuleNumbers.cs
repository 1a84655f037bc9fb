using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review;

/// <summary>How steady the rules that say who owns a lead were, and how often they were wrong.</summary>
/// <param name="Version">The version of the agreement since which routing, coverage and owners say the same.</param>
/// <param name="Since">When that version was put in force.</param>
/// <param name="BackTo">The version a rollback would go back to; null where there is none.</param>
/// <param name="Assigned">Alerts opened in the period that had an owner, 0 or more.</param>
/// <param name="NotMine">Of these, given back by their owner as not theirs.</param>
public sealed record OwnerRuleNumbers(int Version, Instant Since, int? BackTo, long Assigned, long NotMine)
{
    /// <summary>Given back out of assigned.</summary>
    public Proportion Returned => new(NotMine, Assigned);
}
