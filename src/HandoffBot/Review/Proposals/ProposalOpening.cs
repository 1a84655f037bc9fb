using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;

namespace HandoffBot.Review.Proposals;

/// <summary>Opens proposals in the thread of a digest.</summary>
public sealed class ProposalOpening(TimeProvider time, Func<string> newId)
{
    /// <summary>Stores a proposal and wants its card, in the write under way; notify <see cref="WorkSignals.Messages"/> after it.</summary>
    /// <param name="db">Of the write that stores the digest.</param>
    /// <param name="agreement">The agreement that the proposal was tried on.</param>
    /// <param name="digestKey">The digest, whose message is wanted already.</param>
    /// <param name="proposed">What is proposed.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    /// <returns>Why it was not opened; null when it was.</returns>
    public async Task<string?> Open(
        HandoffDb db,
        HandoffAgreement agreement,
        string digestKey,
        NewProposal proposed,
        CancellationToken cancel
    )
    {
        var newest = await AgreementStore.Before(db, agreement.Id, int.MaxValue, cancel);
        if (newest is null || newest.Version != agreement.Version || newest.RetiredAt is not null)
        {
            return "Another version has come into force meanwhile.";
        }

        var earlier = await ProposalStore.Of(db, agreement.Id, cancel);
        var fingerprint = AgreementEdits.Fingerprint(proposed.Edits);
        if (earlier.Exists(one => one.Fingerprint == fingerprint && IsAnswered(one, proposed.Evidence)))
        {
            return "The same was proposed before, and no more is known of it.";
        }

        if (AgreementTextEdit.Apply(newest.Text, proposed.Edits, newest.Version + 1).Refusal is { } refusal)
        {
            return refusal;
        }

        var now = time.Now();
        var row = new ProposalRow
        {
            Id = newId(),
            Agreement = agreement.Id,
            BaseVersion = agreement.Version,
            DigestKey = digestKey,
            Place = earlier.Count(one => one.DigestKey == digestKey) + 1,
            Fingerprint = fingerprint,
            Edits = proposed.Edits,
            Evidence = proposed.Evidence,
            State = ProposalState.Open,
            OpenedAt = now,
            ExpiresAt = now + (agreement.SignOff?.Within ?? SignOff.DefaultWithin),
        };
        row.Become(row.Proposal());
        await ProposalStore.Add(db, row, cancel);
        var digest = await SessionStore.Message(db, Outbox.DigestKind, digestKey, cancel);
        await WantedMessages.Add(db, [Outbox.Proposal(row, agreement.Channels.Review, digest, now)], cancel);
        return null;
    }

    // What waits is not proposed twice; what was not agreed to stays away until more labels speak for it; what was agreed to, and is
    // proposed again, was changed back since.
    private static bool IsAnswered(ProposalRow earlier, ProposalEvidence evidence) =>
        earlier.State switch
        {
            ProposalState.Open or ProposalState.Approved => true,
            ProposalState.Rejected or ProposalState.Expired => evidence.Labels <= earlier.Evidence.Labels,
            ProposalState.InForce or ProposalState.Overtaken or ProposalState.Failed => false,
        };
}
