using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Clocks;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Gates;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs;

/// <summary>Makes alerts of events that passed every gate, and takes back those whose reason went away.</summary>
internal static class AlertFromEvent
{
    /// <summary>The account's live alert brought up to date (its claim, review, channel, clock and flags kept, its expiry new), or a new
    /// one.</summary>
    /// <param name="c">The event.</param>
    /// <param name="newAlertId">The id of a new one.</param>
    /// <param name="release">That it was held and let go as it stands; null for an event that lacks nothing.</param>
    internal static Alert Of(DecisionContext c, string newAlertId, HoldRelease? release = null)
    {
        var live = c.Live;
        var alert = new Alert
        {
            Id = live?.Id ?? newAlertId,
            AccountKey = c.Event.AccountKey,
            EventId = c.Event.Id,
            State = live?.State ?? AlertState.Open,
            Lead = c.Facts.Lead with { Others = [] },
            Score = c.Facts.Score,
            Signals = WhyNow.ByWeight(c.Facts.Signals),
            // Whoever gets a lead of which nobody said what to do has to look at it first.
            NextAction = c.Facts.NextAction ?? (release is null ? Passed<NextAction>(null) : new NextAction(NextActionKind.Review)),
            Band = Passed(c.Band).Name,
            Path = PathGate.Holding(c),
            Urgency = PathGate.Urgency(c),
            Owner = Passed(c.Facts.Owner),
            IsOwnerSuggested = c.OnlySuggestsOwner,
            IsCountable = c.Allowed(Behaviour.Reporting).IsAllowed,
            PassedOver = c.PassedOver,
            Declined = live?.Declined ?? [],
            Route = live is null ? c.Routed.RouteName : live.Route,
            Channel = live?.Channel ?? c.Routed.Channel,
            OpenedAt = live?.OpenedAt ?? c.Now,
            OccurredAt = c.OccurredAt,
            ExpiresAt = Passed(ExpiryGate.ExpiresAt(c)),
            Updates = live is null ? 0 : live.Updates + 1,
            Claimed = live?.Claimed,
            Snoozed = live?.Snoozed,
            InReview = live?.InReview,
            Clock = Clock(c, Passed(c.Band).Name),
            Flags = live?.Flags ?? [],
            DataIssues = live?.DataIssues ?? [],
            Captured = live?.Captured ?? [],
            HoldReleased = release,
            OnCall = live is not null ? live.OnCall : c.Routed.IsOnCall ? c.Facts.Owner : null,
            AgreementId = c.Agreement.Id,
            AgreementVersion = c.Agreement.Version,
        };
        alert = EndsSnooze(c, alert) ? alert with { Snoozed = null } : alert;
        return AlertDeadlines.Reschedule(alert, c.Agreement.Freshness, c.Now);
    }

    /// <summary>The alert as it was shown, closed. What the rep acted on stays readable.</summary>
    internal static Alert Withdrawn(Alert live, DecisionContext c, string because) =>
        live with
        {
            State = AlertState.Withdrawn,
            Snoozed = null,
            ClosedAt = c.Now,
            WithdrawnBecause = because,
            AgreementVersion = c.Agreement.Version,
            NextDueAt = null,
        };

    /// <summary>A hotter lead is not quiet, and no snooze outlasts the alert.</summary>
    internal static bool EndsSnooze(DecisionContext c, Alert alert) =>
        c.Live is { Snoozed: { } snooze } live
        && (Bands.Rank(c.Agreement, alert.Band) < Bands.Rank(c.Agreement, live.Band) || snooze.Until >= alert.ExpiresAt);

    private static SlaClock? Clock(DecisionContext c, string band) =>
        c.Live is not { } live ? FirstTouch.Start(c.Agreement, band, c.Routed.Coverage, c.Now)
        : Bands.Rank(c.Agreement, band) < Bands.Rank(c.Agreement, live.Band)
            ? FirstTouch.Raised(live.Clock, c.Agreement, band, c.Routed.Coverage, c.Now)
        : live.Clock;

    private static T Passed<T>(T? value)
        where T : class => value ?? throw new InvalidOperationException("A gate before this one holds events without it.");

    private static Instant Passed(Instant? value) =>
        value ?? throw new InvalidOperationException("The band gate stops events without an expiry.");
}
