using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Review.Holdouts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>
/// Counts a period from what was recorded inside it, and from nothing later: a past week gives the same numbers at any time.
/// The database adds up; only groups are brought here, and flags one by one.
/// </summary>
public static class ReviewNumbers
{
    // Four weekly reviews. The digest's own is not among them: its cases are yet to be labelled.
    private static readonly Duration Reviews = Duration.FromDays(ReportCompiler.RecentDays);

    /// <summary>From when on the weekly reviews ended that a period tells of.</summary>
    internal static Instant ReviewsFrom(ReviewPeriod period) => Instant.Min(period.From, period.To - Reviews);

    /// <summary>One agreement's numbers of <paramref name="period"/>, but those of its authority, and of the alerts of the period before it
    /// in the same <paramref name="schedule"/>, judged by <paramref name="agreement"/>.</summary>
    public static async Task<DigestNumbers> Compile(
        HandoffDb db,
        ReviewSchedule schedule,
        ReviewPeriod period,
        HandoffAgreement agreement,
        CancellationToken cancel
    )
    {
        var before = ReviewPeriods.Before(schedule, period);
        var cohort = await Alerts(db, agreement, period, period.To, cancel);
        var settled = await Alerts(db, agreement, before, period.To, cancel);
        var flagged = new FlagTally(period);
        await foreach (var alert in FlaggedAlerts.Each(db, agreement.Id, period, before, cancel))
        {
            flagged.Add(alert);
        }

        var stopped = await Stopped(db, agreement.Id, period, cancel);
        return Counts.Of(new(period, cohort), new(before, settled), flagged, stopped, agreement) with
        {
            AgreementVersion = agreement.Version,
            Captured = await CapturedExamples.In(db, agreement.Id, period, cancel),
            DataIssues = await DataIssueNumbers.In(db, agreement.Id, period, cancel),
            ContactReports = await ContactReports.In(db, agreement.Id, period, cancel),
            OutcomesBefore = await OutcomeCounts.Of(db, before, period.To, agreement, cancel),
            CrmUpdates = await CrmUpdateCounts.In(db, agreement.Id, period, cancel),
            Load = await PriorityLoad.Of(db, period, agreement, cancel),
            Reviewed = await ReviewedCases.In(db, agreement.Id, ReviewsFrom(period), period.To, cancel),
            Holdout = await HoldoutCounter.In(db, agreement, period, cancel),
            Missed = await ReportedMisses.Numbers(db, agreement.Id, period, cancel),
        };
    }

    /// <summary>The alerts that were opened in a period, as they stood at a moment.</summary>
    internal static async Task<List<AlertCounts>> Alerts(
        HandoffDb db,
        HandoffAgreement agreement,
        ReviewPeriod opened,
        Instant end,
        CancellationToken cancel
    )
    {
        var counts = new List<AlertCounts>();
        foreach (var part in Maturity.Parts(agreement, opened, end))
        {
            var groups = await Alerts(db, agreement.Id, part, end, cancel);
            counts.AddRange(groups.Select(g => g with { Mature = part.To <= Maturity.OpenedBefore(agreement, g.Band, end) }));
        }

        return counts;
    }

    private static async Task<List<AlertCounts>> Alerts(
        HandoffDb db,
        string agreement,
        ReviewPeriod opened,
        Instant end,
        CancellationToken cancel
    )
    {
        var groups = await CohortAlerts
            .Of(db, agreement, opened, end)
            .GroupBy(a => new { a.Code, a.Band })
            .Select(group => new
            {
                group.Key.Band,
                group.Key.Code,
                Count = group.LongCount(),
            })
            .ToListAsync(cancel);
        return [.. groups.Select(g => CohortAlerts.Read(g.Band, g.Code, g.Count))];
    }

    /// <summary>Events of the period that did not reach a rep. Those of held-out accounts are none: a figure would lead to them.</summary>
    internal static IQueryable<DecisionRow> StoppedDecisions(HandoffDb db, string agreement, ReviewPeriod period)
    {
        var (from, to) = (period.From, period.To);
        return db.Decisions.Where(d =>
            d.Agreement == agreement
            && d.DecidedAt >= from
            && d.DecidedAt < to
            && d.Outcome != DecisionOutcome.Alerted
            && d.Outcome != DecisionOutcome.Updated
            && d.Outcome != DecisionOutcome.HeldOut
            // What was held is counted once, as held; that it then expired before anybody worked is counted too.
            && (d.ScoreEventId == null || d.Rule == DecisionAgain.ExpiredWaitingRule)
        );
    }

    private static async Task<List<StoppedCounts>> Stopped(HandoffDb db, string agreement, ReviewPeriod period, CancellationToken cancel)
    {
        var groups = await StoppedDecisions(db, agreement, period)
            .GroupBy(d => new { d.Outcome, d.Rule })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .ToListAsync(cancel);
        return [.. groups.Select(g => new StoppedCounts(g.Key.Outcome, g.Key.Rule, g.Count))];
    }
}
