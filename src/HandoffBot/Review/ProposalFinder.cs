using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;
using HandoffBot.Core.Review.Proposals;
using HandoffBot.Review.Proposals;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Finds what a weekly digest proposes, and replays it: before the digest is stored, and in no transaction.</summary>
internal sealed partial class ProposalFinder(IDatabase database, AgreementRegistry agreements, ILogger<ProposalFinder> log)
    : IProposalSource
{
    /// <summary>How far back labels count, and the replay goes.</summary>
    public const int Weeks = 8;

    private const int Most = 3;
    private static readonly Duration Past = Duration.FromDays(7 * Weeks);
    private static readonly Duration Recent = Duration.FromDays(ReportCompiler.RecentDays);

    private readonly ChangeReplay _replay = new(database);

    public async Task<ProposalsOfWeek> Find(HandoffAgreement agreement, DigestRow digest, CancellationToken cancel)
    {
        var (alerts, earlier, labels) = await database.Read(
            async (db, stop) =>
            {
                var labelled = await LabelledAlerts.In(db, agreement.Id, digest.To - Past, digest.To, stop);
                var rows = await ProposalStore.Of(db, agreement.Id, stop);
                return (labelled, new EarlierProposals(rows, labelled), await LabelledAlerts.Ever(db, agreement.Id, digest.To, stop));
            },
            cancel
        );
        var offers = (await Offers(agreement, digest, earlier, labels, cancel)).Take(Most).ToList();
        if (alerts.Count == 0)
        {
            return new(offers);
        }

        var most = Most - offers.Count;
        var due = AgreedChanges
            .Due(agreement, alerts, digest.To - Recent)
            .Where(one => !earlier.IsSettledItself(one.Edit))
            .Take(most)
            .ToList();
        var search = ChangeSearch.Of(
            agreement,
            alerts,
            most - due.Count,
            digest.Key,
            [.. due.Select(one => one.Edit)],
            earlier.IsSettled
        );
        var candidates = due.Select(one => new ProposalCandidate(one.Edit, [.. ProposalSummary.Due(one)], one.Confirmed))
            .Concat(
                search.Found.Select(one =>
                    new ProposalCandidate(one.Edit, [.. ProposalSummary.Found(one)], Flagged(agreement, alerts, one.Edit))
                )
            )
            .ToList();
        var (writable, refusal) = await Writable(agreement, candidates, cancel);
        var proposals = await Replayed(agreement, writable, labels, digest.To, cancel);
        return new(
            [.. offers, .. proposals],
            new(search.Labelled, search.LookedAt, search.Settled)
            {
                NotReplayed = writable.Count - proposals.Count,
                Refusal = refusal,
            }
        );
    }

    // Authority that is proven. It changes no lead that was, so there is nothing to replay.
    private async Task<IEnumerable<NewProposal>> Offers(
        HandoffAgreement agreement,
        DigestRow digest,
        EarlierProposals earlier,
        int labels,
        CancellationToken cancel
    )
    {
        var period = new ReviewPeriod(digest.From, digest.To);
        var rules = await database.Read((db, stop) => OwnerRuleHistory.Of(db, agreement.Id, period, stop), cancel);
        var numbers = ReportCompiler.Numbers(digest) with { OwnerRules = rules };
        // Another version has come into force since the period ended: the next digest counts by it.
        return numbers.AgreementVersion != agreement.Version
            ? []
            : AuthorityReview
                .Proven(agreement, numbers)
                .Select(one => (One: one, Edit: (AgreementEdit)new AgreementEdit.SetAuthority(one.Behaviour, one.Level)))
                .Where(offer => !earlier.IsOffered(offer.Edit, digest.To - Recent))
                .Select(offer => new NewProposal([offer.Edit], new(AuthorityOffer.Summary(agreement, offer.One), labels, [])));
    }

    // What the agreement's text or its examples do not take is no proposal: whoever reads the digest is told what stands in the way.
    private async Task<(List<ProposalCandidate> Writable, string? Refusal)> Writable(
        HandoffAgreement agreement,
        List<ProposalCandidate> candidates,
        CancellationToken cancel
    )
    {
        var row = await database.Read((db, stop) => AgreementStore.Before(db, agreement.Id, agreement.Version + 1, stop), cancel);
        if (row is null || candidates.Count == 0)
        {
            return (candidates, null);
        }

        var tried = candidates
            .Select(one => (One: one, AgreementTextEdit.Apply(row.Text, [one.Edit], agreement.Version + 1).Refusal))
            .ToList();
        return ([.. tried.Where(one => one.Refusal is null).Select(one => one.One)], tried.Find(one => one.Refusal is not null).Refusal);
    }

    private async Task<IReadOnlyList<NewProposal>> Replayed(
        HandoffAgreement agreement,
        List<ProposalCandidate> candidates,
        int labels,
        Instant to,
        CancellationToken cancel
    )
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        var changed = candidates.Select(one => AgreementEdits.Apply(agreement, [one.Edit]).Agreement!).ToList();
        try
        {
            var replayed = await _replay.Of(agreements.InForce, changed, new(to - Past, to), cancel);
            if (replayed is null)
            {
                TookTooLong(agreement.Id, ChangeReplay.Longest.TotalSeconds);
                return [];
            }

            // A change that takes no alert away, such as of an agreement that may not alert at all any more, is worth no signature.
            return
            [
                .. candidates
                    .Zip(replayed)
                    .Where(one => one.Second.ChangesAnything)
                    .Select(one => new NewProposal(
                        [one.First.Edit],
                        new([.. one.First.Says, .. ProposalSummary.Replayed(one.Second, Weeks, to - Past, to)], labels, one.First.Alerts)
                    )),
            ];
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && !DatabaseFailure.IsTransient(fault))
        {
            // The digest is due all the same, and says that there is nothing to propose.
            Failed(agreement.Id, fault);
            return [];
        }
    }

    // Whose flags led to it.
    private static IReadOnlyList<string> Flagged(HandoffAgreement agreement, IReadOnlyList<LabelledAlert> alerts, AgreementEdit edit) =>
        [.. ChangeSearch.ConfirmedBy(agreement, alerts, edit).Select(alert => alert.AlertId)];

    [LoggerMessage(
        EventId = 1503,
        Level = LogLevel.Warning,
        Message = "A change of {Agreement} is not proposed: its replay took longer than {Seconds} s"
    )]
    private partial void TookTooLong(string agreement, double seconds);

    [LoggerMessage(EventId = 1504, Level = LogLevel.Error, Message = "A change of {Agreement} is not proposed: its replay failed")]
    private partial void Failed(string agreement, Exception fault);

    private sealed record ProposalCandidate(AgreementEdit Edit, IReadOnlyList<string> Says, IReadOnlyList<string> Alerts);
}
