using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.Proposals;

/// <summary>What was proposed before, and keeps the same from being proposed again.</summary>
/// <param name="rows">Every proposal of the agreement.</param>
/// <param name="alerts">The labelled alerts of the last weeks.</param>
internal sealed class EarlierProposals(IReadOnlyList<ProposalRow> rows, IReadOnlyList<LabelledAlert> alerts)
{
    // Of the alerts that are labelled now: with so many newer ones, the answer may be another.
    private const double NewLabels = 0.5;

    /// <summary>Whether a change that is found waits already, or one of the same thing was turned down and too little is new.</summary>
    public bool IsSettled(AgreementEdit edit) =>
        rows.Any(row => row.Edits.Any(one => one.Target == edit.Target) && IsAnswer(row));

    /// <summary>The same of a change that was agreed on in advance: nothing but itself stands in its way.</summary>
    public bool IsSettledItself(AgreementEdit edit) => rows.Any(row => row.Fingerprint == edit.Fingerprint && IsAnswer(row));

    /// <summary>Whether authority that is proven waits to be given already, or was turned down so lately that some of what proves it is
    /// older than that.</summary>
    /// <param name="edit">The authority.</param>
    /// <param name="since">When the oldest lead of the proof was opened.</param>
    public bool IsOffered(AgreementEdit edit, Instant since) =>
        rows.Any(row =>
            row.Fingerprint == edit.Fingerprint
            && row.State switch
            {
                ProposalState.Open or ProposalState.Approved => true,
                ProposalState.Rejected or ProposalState.Expired or ProposalState.Failed => row.OpenedAt >= since,
                ProposalState.InForce or ProposalState.Overtaken => false,
            }
        );

    private bool IsAnswer(ProposalRow row) =>
        row.State switch
        {
            ProposalState.Open or ProposalState.Approved => true,
            ProposalState.Rejected or ProposalState.Expired or ProposalState.Failed => !IsMuchNew(row),
            ProposalState.InForce or ProposalState.Overtaken => false,
        };

    // The cases of the digest that it came with were labelled after it.
    private bool IsMuchNew(ProposalRow row) =>
        alerts.Count(alert => alert.ReviewedAt >= row.OpenedAt - Duration.FromDays(1)) >= alerts.Count * NewLabels;
}
