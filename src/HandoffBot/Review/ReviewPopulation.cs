using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>What a review's cases are drawn from, from what was recorded by the end of the week alone: the same week draws the same at any
/// time. Read as a stream, and of that only what is drawn is kept.</summary>
internal static class ReviewPopulation
{
    /// <summary>Alerts of the week that Slack showed and nobody's flag stood on at its end.</summary>
    public static async Task<StableSample> Unflagged(
        HandoffDb db,
        HandoffAgreement agreement,
        DigestRow digest,
        IReadOnlySet<string> flagged,
        CancellationToken cancel
    )
    {
        var (id, from, to) = (agreement.Id, digest.From, digest.To);
        var unposted = db
            .Messages.Where(m =>
                m.CreatedAt >= from && m.CreatedAt < to && (m.PostedAt == null || m.PostedAt >= to) && m.Kind == Outbox.AlertKind
            )
            .Select(m => m.Subject);
        var alerts = db
            .AlertFacts.Where(f =>
                f.Agreement == id && f.OpenedAt >= from && f.OpenedAt < to && f.Kind == AlertFactKind.Opened && f.At < to
            )
            .Where(f => !unposted.Contains(f.AlertId))
            .Select(f => f.AlertId);
        var sample = Sample(digest, SampledAs.Random, agreement.Review.Sample);
        await foreach (var alert in alerts.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!flagged.Contains(alert))
            {
                sample.Offer(alert);
            }
        }

        return sample;
    }

    /// <summary>Accounts whose score came within the agreed distance below the lowest band in the week, and that had no alert in it. By
    /// account: more events of one make it no likelier.</summary>
    public static async Task<StableSample> JustBelow(
        HandoffDb db,
        HandoffAgreement agreement,
        DigestRow digest,
        CancellationToken cancel
    )
    {
        var sample = Sample(digest, SampledAs.BelowThreshold, agreement.Review.BelowThreshold);
        var accounts = Decisions(db, agreement, digest).Select(d => d.AccountKey).Distinct();
        await foreach (var account in accounts.AsAsyncEnumerable().WithCancellation(cancel))
        {
            sample.Offer(account);
        }

        return sample;
    }

    /// <summary>The last decision of an account that <see cref="JustBelow"/> drew.</summary>
    public static Task<DecisionRow?> LastOf(
        HandoffDb db,
        HandoffAgreement agreement,
        DigestRow digest,
        string account,
        CancellationToken cancel
    ) =>
        Decisions(db, agreement, digest)
            .Where(d => d.AccountKey == account)
            .OrderByDescending(d => d.DecidedAt)
            .ThenBy(d => d.EventId)
            .FirstOrDefaultAsync(cancel);

    /// <summary>A sample that anybody draws again: its seed is the digest's key, which names the agreement and the week.</summary>
    public static StableSample Sample(DigestRow digest, SampledAs sampled, int size) => new($"{digest.Key}\n{sampled}", size);

    private static IQueryable<DecisionRow> Decisions(HandoffDb db, HandoffAgreement agreement, DigestRow digest)
    {
        var (id, from, to) = (agreement.Id, digest.From, digest.To);
        var threshold = agreement.Bands.Count == 0 ? 0 : (double)agreement.Bands.Min(band => band.From);
        var least = threshold - agreement.Review.BelowWithin;
        return db
            .Decisions.AsNoTracking()
            .Where(d =>
                d.Agreement == id
                && d.DecidedAt >= from
                && d.DecidedAt < to
                && d.Outcome == DecisionOutcome.Nurture
                && d.Score >= least
                && d.Score < threshold
            )
            .Where(d =>
                !db.Alerts.Any(a => a.AccountKey == d.AccountKey && a.Agreement == id && a.OpenedAt >= from && a.OpenedAt < to)
            );
    }
}
