using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review.Proposals;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A proposed change of an agreement.</summary>
public sealed class ProposalRow
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; set; }

    /// <summary>Id of the agreement that it would change.</summary>
    public required string Agreement { get; set; }

    /// <summary>The version that it was made for.</summary>
    public required int BaseVersion { get; set; }

    /// <summary>The digest that it came with.</summary>
    public required string DigestKey { get; set; }

    /// <summary>Its number among the digest's proposals, from 1.</summary>
    public required int Place { get; set; }

    /// <summary>Names what it changes; the same change again has the same.</summary>
    public required string Fingerprint { get; set; }

    public required IReadOnlyList<AgreementEdit> Edits { get; set; }

    public required ProposalEvidence Evidence { get; set; }

    public required ProposalState State { get; set; }

    public required Instant OpenedAt { get; set; }

    public required Instant ExpiresAt { get; set; }

    /// <summary>When it comes into force, or did; null until all four agreed.</summary>
    public Instant? InForceAt { get; set; }

    /// <summary>The version that it became.</summary>
    public int? Version { get; set; }

    public Instant? ClosedAt { get; set; }

    /// <summary>Why it could not be put in force.</summary>
    public string? Failure { get; set; }

    /// <summary>When time changes it; null once nothing does.</summary>
    public Instant? NextDueAt { get; set; }

    /// <summary>As the rules read it.</summary>
    public Proposal Proposal() => new(BaseVersion, State, ExpiresAt, InForceAt, ClosedAt);

    /// <summary>Takes over what the rules made of it.</summary>
    public void Become(Proposal proposal)
    {
        State = proposal.State;
        InForceAt = proposal.InForceAt;
        ClosedAt = proposal.ClosedAt;
        NextDueAt = proposal.NextDueAt;
    }
}
