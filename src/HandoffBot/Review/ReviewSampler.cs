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
        var stood = await FlaggedAlerts.In(db, agreement.Id, period, ReviewPeriods.Before(agreement.Review, period), cancel);
        var flagged = stood
            .Where(alert => alert.Flags.Any(flag => flag.At >= period.From))
            .OrderBy(alert => alert.Flags[0].At)
            .ThenBy(alert => alert.AlertId, StringComparer.Ordinal)
            .Select(alert => alert.AlertId)
            .ToList();
        var census = SamplingFrame.Sample(review, SamplingStratum.Flagged, MostFlagged);
        flagged.ForEach(census.Offer);
        var drawn = census.Drawn.ToHashSet(StringComparer.Ordinal);
        var others = await SamplingFrame.Unflagged(
            db,
            agreement,
            review,
            stood.Select(alert => alert.AlertId).ToHashSet(StringComparer.Ordinal),
            cancel
        );
        var below = await SamplingFrame.JustBelow(db, agreement, review, cancel);

        var cases = new List<ReviewCaseRow>();
        foreach (var id in flagged.Where(drawn.Contains))
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
            var reports = await MissReportStore.In(db, agreement.Id, period.From, period.To, cancel);
            var ids = ReportedMisses.Decisions(reports).Except(cases.Select(one => one.Subject), StringComparer.Ordinal).ToList();
            var reported = SamplingFrame.Sample(review, SamplingStratum.Reported, MostReported);
            ids.ForEach(reported.Offer);
            var chosen = reported.Drawn.ToHashSet(StringComparer.Ordinal);
            foreach (var id in ids.Where(chosen.Contains))
            {
                if (await db.Decisions.SingleOrDefaultAsync(row => row.EventId == id, cancel) is { } decision)
                {
                    Add(id, await FrozenEvidence.OfDecision(db, decision, cancel), SamplingStratum.Reported, reported.Weight);
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
