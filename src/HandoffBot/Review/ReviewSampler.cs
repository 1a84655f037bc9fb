using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Hosting;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>The weekly review that cases are drawn for.</summary>
/// <param name="Digest">Key of its digest.</param>
/// <param name="Period">Its week.</param>
public sealed record SamplingScope(string Digest, ReviewPeriod Period);

/// <summary>Draws the cases of a weekly review from what was recorded by the end of its week.</summary>
public sealed class ReviewSampler(TimeProvider time, Func<string> newId)
{
    /// <summary>More flagged alerts than these are sampled too: a review that nobody finishes tells nothing.</summary>
    public const int MostFlagged = 50;

    /// <summary>So are leads reported as missed.</summary>
    public const int MostReported = 20;

    /// <summary>The alerts flagged in the week in the order of their first flags, then those drawn of the others, then those just below the
    /// lowest band, then those reported as missed.</summary>
    public async Task<IReadOnlyList<ReviewCaseRow>> Of(
        HandoffDb db,
        HandoffAgreement agreement,
        SamplingScope review,
        CancellationToken cancel
    )
    {
        var period = review.Period;
        var stood = await FlaggedAlerts.FirstClicks(db, agreement.Id, period, ReviewPeriods.Before(agreement.Review, period), cancel);
        var census = SamplingFrame.Sample(review, SamplingStratum.Flagged, MostFlagged);
        foreach (var (id, at) in stood)
        {
            if (at is not null)
            {
                census.Offer(id);
            }
        }

        var others = await SamplingFrame.Unflagged(db, agreement, review, stood.ContainsKey, cancel);
        var below = await SamplingFrame.JustBelow(db, agreement, review, cancel);

        var cases = new List<ReviewCaseRow>();
        foreach (var id in census.Drawn.OrderBy(id => stood[id]).ThenBy(id => id, StringComparer.Ordinal))
        {
            Add(id, await FrozenEvidence.OfFlag(db, id, cancel), SamplingStratum.Flagged, census.Weight);
        }

        foreach (var id in others.Drawn)
        {
            Add(id, await FrozenEvidence.OfAlert(db, id, cancel), SamplingStratum.Random, others.Weight);
        }

        foreach (var account in below.Drawn)
        {
            if (await SamplingFrame.LastOf(db, agreement, review, account, cancel) is { } decision)
            {
                Add(decision.EventId, await FrozenEvidence.OfDecision(db, decision, cancel), SamplingStratum.BelowThreshold, below.Weight);
            }
        }

        await AddReported();
        return cases;

        // One that was drawn at random stays so; its case tells who reported it too.
        async Task AddReported()
        {
            var known = cases.Select(one => one.Subject).ToHashSet(StringComparer.Ordinal);
            var reported = SamplingFrame.Sample(review, SamplingStratum.Reported, MostReported);
            await MissReportStore.Decisions(db, agreement.Id, period.From, period.To, Offer, cancel);
            var drawn = reported.Drawn.ToHashSet(StringComparer.Ordinal);
            var chosen = new List<string>();
            // Once more, for the order in which they were reported.
            await MissReportStore.Decisions(db, agreement.Id, period.From, period.To, TakeDrawn, cancel);
            foreach (var id in chosen)
            {
                if (await db.Decisions.SingleOrDefaultAsync(row => row.EventId == id, cancel) is { } decision)
                {
                    Add(id, await FrozenEvidence.OfDecision(db, decision, cancel), SamplingStratum.Reported, reported.Weight);
                }
            }

            void Offer(string id)
            {
                if (!known.Contains(id))
                {
                    reported.Offer(id);
                }
            }

            void TakeDrawn(string id)
            {
                if (drawn.Contains(id))
                {
                    chosen.Add(id);
                }
            }
        }

        void Add(string subject, FrozenEvidence? evidence, SamplingStratum sampled, double weight)
        {
            // What cannot be read any more can be shown to nobody.
            if (evidence is null)
            {
                return;
            }

            cases.Add(
                new()
                {
                    Id = newId(),
                    Agreement = agreement.Id,
                    DigestKey = review.Digest,
                    Subject = subject,
                    AlertId = ReviewCaseText.HasNoAlert(sampled) ? null : subject,
                    EventId = evidence.EventId,
                    Sampled = sampled,
                    Weight = weight,
                    Place = cases.Count + 1,
                    OpenedAt = evidence.OpenedAt,
                    DrawnAt = time.Now(),
                    Evidence = evidence.Document,
                }
            );
        }
    }
}
