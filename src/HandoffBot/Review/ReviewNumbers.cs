using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>
/// Counts a period from what was recorded inside it, and from nothing later: a past week gives the same numbers at any time.
/// The database adds up; only groups and flags are brought here.
/// </summary>
public static class ReviewNumbers
{
    // An alert's last contact, or its taking back, by the order of the history: odd when the lead stays contacted. So too its claim.
    private const int Stands = 2;

    // Four weekly reviews. The digest's own is not among them: its cases are yet to be labelled.
    private static readonly Duration Reviews = Duration.FromDays(ReportCompiler.RecentDays);

    /// <summary>One agreement's numbers of <paramref name="period"/>, and of the alerts of the period before it in the same
    /// <paramref name="schedule"/>, judged by <paramref name="agreement"/>.</summary>
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
        var flagged = await FlaggedAlerts.In(db, agreement.Id, period, before, cancel);
        var stopped = await Stopped(db, agreement.Id, period, cancel);
        return Counts.Of(new(period, cohort), new(before, settled), flagged, stopped, agreement) with
        {
            Captured = await CapturedExamples.In(db, agreement.Id, period, cancel),
            DataIssues = await DataIssueNumbers.In(db, agreement.Id, period, cancel),
            ContactReports = await ContactReports.In(db, agreement.Id, period, cancel),
            OutcomesBefore = await OutcomeCounts.Of(db, before, period.To, agreement, cancel),
            CrmUpdates = await CrmUpdateCounts.In(db, agreement.Id, period, cancel),
            Load = await PriorityLoad.Of(db, period, agreement, cancel),
            Reviewed = await ReviewedCases.In(db, agreement.Id, Instant.Min(period.From, period.To - Reviews), period.To, cancel),
            Missed = await ReportedMisses.Numbers(db, agreement.Id, period, cancel),
        };
    }

    private static async Task<List<AlertCounts>> Alerts(
        HandoffDb db,
        HandoffAgreement agreement,
        ReviewPeriod opened,
        Instant end,
        CancellationToken cancel
    )
    {
        var counts = new List<AlertCounts>();
        foreach (var part in Ripeness.Parts(agreement, opened, end))
        {
            var groups = await Alerts(db, agreement.Id, part, end, cancel);
            counts.AddRange(groups.Select(g => g with { Ripe = part.To <= Ripeness.OpenedBefore(agreement, g.Band, end) }));
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
        var (from, to) = (opened.From, opened.To);
        var unposted = db
            .Messages.Where(m =>
                m.CreatedAt >= from && m.CreatedAt < to && (m.PostedAt == null || m.PostedAt >= end) && m.Kind == Outbox.AlertKind
            )
            .Select(m => m.Subject);
        var atTheEnd = db
            .AlertFacts.Where(f => f.Agreement == agreement && f.OpenedAt >= from && f.OpenedAt < to && f.At < end)
            .GroupBy(f => new { f.OpenedAt, f.AlertId })
            .Select(facts => new
            {
                facts.Key.AlertId,
                Band = facts.Max(f => f.Kind == AlertFactKind.Opened ? f.Band : null),
                Contact = facts.Max(f =>
                    f.Kind == AlertFactKind.Contacted ? (Stands * f.Seq) + 1
                    : f.Kind == AlertFactKind.ContactUndone ? Stands * f.Seq
                    : 0
                ),
                Claim = facts.Max(f =>
                    f.Kind == AlertFactKind.Claimed || f.Kind == AlertFactKind.TakenOver ? (Stands * f.Seq) + 1
                    : f.Kind == AlertFactKind.Released ? Stands * f.Seq
                    : 0
                ),
                Missed = facts.Max(f =>
                    f.Kind == AlertFactKind.FirstTouchMissed ? (int)FirstTouchBreach.Yes
                    : f.Kind == AlertFactKind.FirstTouchMissedInShadow ? (int)FirstTouchBreach.InShadow
                    : 0
                ),
                End = facts.Max(f =>
                    f.Kind == AlertFactKind.Expired ? (int)AlertState.Expired
                    : f.Kind == AlertFactKind.Withdrawn ? (int)AlertState.Withdrawn
                    : 0
                ),
            });
        // State, first touch, claim and posting in one number: the database sorts every alert by what it groups by, and few columns
        // sort faster.
        var groups = await atTheEnd
            .GroupBy(a => new
            {
                Code = (16 * (a.Contact % Stands == 1 ? (int)AlertState.Contacted : a.End))
                    + (4 * a.Missed)
                    + (a.Claim % Stands == 1 ? 2 : 0)
                    + (unposted.Contains(a.AlertId) ? 1 : 0),
                a.Band,
            })
            .Select(group => new
            {
                group.Key.Band,
                group.Key.Code,
                Count = group.LongCount(),
            })
            .ToListAsync(cancel);
        return
        [
            .. groups
                .Select(g => (Group: g, End: (AlertState)(g.Code / 16), Claimed: g.Code / 2 % 2 == 1))
                .Select(g => new AlertCounts
                {
                    Band = g.Group.Band ?? "",
                    Posted = g.Group.Code % 2 == 0,
                    State = g is { Claimed: true, End: AlertState.Open } ? AlertState.Claimed : g.End,
                    Claimed = g.Claimed,
                    Missed = (FirstTouchBreach)(g.Group.Code / 4 % 4),
                    Count = g.Group.Count,
                }),
        ];
    }

    private static async Task<List<StoppedCounts>> Stopped(HandoffDb db, string agreement, ReviewPeriod period, CancellationToken cancel)
    {
        var (from, to) = (period.From, period.To);
        var groups = await db
            .Decisions.Where(d =>
                d.Agreement == agreement
                && d.DecidedAt >= from
                && d.DecidedAt < to
                && d.Outcome != DecisionOutcome.Alerted
                && d.Outcome != DecisionOutcome.Updated
                // What was held is counted once, as held; that it then expired before anybody worked is counted too.
                && (d.ScoreEventId == null || d.Rule == DecisionAgain.ExpiredWaitingRule)
            )
            .GroupBy(d => new { d.Outcome, d.Rule })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .ToListAsync(cancel);
        return [.. groups.Select(g => new StoppedCounts(g.Key.Outcome, g.Key.Rule, g.Count))];
    }
}
