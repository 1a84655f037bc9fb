using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Store.Tables;

namespace HandoffBot.Review.Proposals;

/// <summary>What a weekly digest proposes.</summary>
/// <param name="Proposals">Best first.</param>
/// <param name="Search">What was looked at; null where nothing is labelled yet.</param>
public sealed record ProposalsOfWeek(IReadOnlyList<NewProposal> Proposals, ProposalSearchNumbers? Search = null);

/// <summary>Finds what a weekly digest proposes.</summary>
public interface IProposalSource
{
    /// <summary>The changes that are worth proposing with a digest; called before the digest is stored, and in no transaction, for it may
    /// take a while.</summary>
    /// <param name="agreement">The agreement in force.</param>
    /// <param name="digest">The digest, compiled.</param>
    /// <param name="cancel">Gives up.</param>
    Task<ProposalsOfWeek> Find(HandoffAgreement agreement, DigestRow digest, CancellationToken cancel);
}
