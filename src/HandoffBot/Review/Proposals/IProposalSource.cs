using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Review.Proposals;

/// <summary>Finds what a weekly digest proposes.</summary>
public interface IProposalSource
{
    /// <summary>The changes that are worth proposing with a digest, best first; called before the digest is stored.</summary>
    /// <param name="db">To read from.</param>
    /// <param name="agreement">The agreement in force.</param>
    /// <param name="digest">The digest, compiled.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<NewProposal>> Find(HandoffDb db, HandoffAgreement agreement, DigestRow digest, CancellationToken cancel);
}
