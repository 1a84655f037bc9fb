using NodaTime;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>A proposed change of the agreement, as far as the rules of signing it go.</summary>
/// <param name="BaseVersion">The version of the agreement that it was made for; of no other one is known what it would change.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ExpiresAt">By when all four have to agree.</param>
/// <param name="InForceAt">When it comes into force, once all four agreed; null before.</param>
/// <param name="ClosedAt">When it came into force or was given up; null while it waits.</param>
public sealed record Proposal(
    int BaseVersion,
    ProposalState State,
    Instant ExpiresAt,
    Instant? InForceAt = null,
    Instant? ClosedAt = null
)
{
    /// <summary>Whether somebody may still say something of it.</summary>
    public bool IsLive => State is ProposalState.Open or ProposalState.Approved;

    /// <summary>When time changes it; null once nothing does.</summary>
    public Instant? NextDueAt =>
        State switch
        {
            ProposalState.Open => ExpiresAt,
            ProposalState.Approved => InForceAt,
            _ => null,
        };
}
