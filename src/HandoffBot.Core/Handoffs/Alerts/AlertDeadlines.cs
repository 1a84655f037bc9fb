using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>What time alone will change about an alert, and when.</summary>
public static class AlertDeadlines
{
    /// <summary>How long whoever marked a lead as contacted may take that back: ten minutes.</summary>
    public static Duration ContactUndoable { get; } = Duration.FromMinutes(10);

    /// <summary>
    /// Until when the contact may be taken back, this moment excluded; null when there is nothing to take back, or when that
    /// time was found to be over: then nothing is due at it or before any more.
    /// </summary>
    public static Instant? ContactUndoableUntil(Alert alert) =>
        alert is { State: AlertState.Contacted, Contacted.At: var at }
        && InstantMath.After(at, ContactUndoable) is var until
        && alert.NextDueAt <= until
            ? until
            : null;

    /// <summary>
    /// The alert with its stale signals counted as of <paramref name="now"/> and the next moment that matters: the earliest of a
    /// shown signal turning stale, the end of a snooze and expiry. Never before <paramref name="now"/>. Once it asks for no
    /// work, only the end of the time in which a contact may be taken back still matters, and when the CRM is to be updated.
    /// </summary>
    public static Alert Reschedule(Alert alert, FreshnessPolicy policy, Instant now)
    {
        if (!alert.IsLive)
        {
            return alert with { NextDueAt = DueAfterContact(alert, now) };
        }

        var shown = WhyNow.Shown(alert.Signals);
        var next = alert.ExpiresAt > now ? alert.ExpiresAt : now;
        foreach (
            var at in shown.Select(s => s.ObservedAt).OfType<Instant>().Select(o => Freshness.TurnsStaleAt(o, policy)).Where(t => t > now)
        )
        {
            next = InstantMath.Earlier(next, at);
        }

        if (alert.Snoozed is { Until: var back })
        {
            next = InstantMath.Earlier(next, InstantMath.Later(back, now));
        }

        if (alert.Clock?.NextAt is { } clock)
        {
            next = InstantMath.Earlier(next, InstantMath.Later(clock, now));
        }

        return alert with
        {
            StaleShown = CountStale(shown, policy, now),
            NextDueAt = next,
        };
    }

    private static Instant? DueAfterContact(Alert alert, Instant now)
    {
        Instant? final = ContactUndoableUntil(alert) is { } until && until > now ? until : null;
        return alert.CrmUpdate is { IsAwaited: true, Clock.NextAt: { } at }
            ? InstantMath.Earlier(InstantMath.Later(at, now), final ?? Instant.MaxValue)
            : final;
    }

    private static int CountStale(IEnumerable<Signal> shown, FreshnessPolicy policy, Instant now) =>
        shown.Count(s => Freshness.Of(s.ObservedAt, policy, now) is SignalAge.Stale);
}
