using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs;

/// <summary>What time alone will change about an alert, and when.</summary>
public static class Due
{
    /// <summary>
    /// The alert with its stale signals counted as of <paramref name="now"/> and the next moment that matters: the
    /// earliest of a shown signal turning stale and expiry. Never before <paramref name="now"/>; none once it asks for no work.
    /// </summary>
    public static Alert Recount(Alert alert, FreshnessPolicy policy, Instant now)
    {
        if (!alert.IsLive)
        {
            return alert with { NextDueAt = null };
        }

        var shown = WhyNow.Shown(alert.Signals);
        var next = alert.ExpiresAt > now ? alert.ExpiresAt : now;
        foreach (var at in shown.Select(s => s.ObservedAt).OfType<Instant>().Select(o => Freshness.TurnsStaleAt(o, policy)).Where(t => t > now))
        {
            next = Moments.Earlier(next, at);
        }

        return alert with { StaleShown = CountStale(shown, policy, now), NextDueAt = next };
    }

    private static int CountStale(IEnumerable<Signal> shown, FreshnessPolicy policy, Instant now) =>
        shown.Count(s => Freshness.Of(s.ObservedAt, policy, now) is Age.Stale);
}
