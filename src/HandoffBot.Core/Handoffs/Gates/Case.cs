using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>One event before the rules, with everything they may look at worked out once.</summary>
internal sealed record Case(ScoreEvent Event, AccountHistory History, HandoffAgreement Agreement, Instant Now, LeadFacts Facts, Routed Routed)
{
    /// <summary>A sender's clock that runs ahead must not make an alert live longer, nor bury every later event.</summary>
    internal Instant OccurredAt => Moments.Earlier(Event.OccurredAt, Now);

    /// <summary>The alert this event would bring up to date. One past its expiry is over, though nobody may have marked it yet.</summary>
    internal Alert? Live => LiveOf(History, Now);

    internal Band? Band => Bands.Of(Agreement, Event.Score.Value);

    internal static Case Of(ScoreEvent e, AccountHistory history, HandoffAgreement agreement, Instant now)
    {
        var told = LeadFacts.Of(LeadMerge.With(history.Known, e), e) with
        {
            Score = e.Score with { Previous = e.Score.Previous ?? history.Latest?.Score.Value },
        };
        var routed = Router.Find(told, agreement, history.Turns);
        var stays = string.IsNullOrWhiteSpace(e.Owner) ? LiveOf(history, now)?.Owner : null;
        return new Case(e, history, agreement, now, told with { Owner = stays ?? routed.Owner }, routed);
    }

    private static Alert? LiveOf(AccountHistory history, Instant now) =>
        history.Latest is { IsLive: true } latest && latest.ExpiresAt > now ? latest : null;
}

/// <summary>What a gate found: every step it took, and why the event stops here, if it does.</summary>
internal sealed record Found(IReadOnlyList<TraceStep> Trace, Stop? Stop = null);

/// <summary>Why an event goes no further.</summary>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Rule">For counting.</param>
/// <param name="Reason">One plain sentence, with the next step.</param>
/// <param name="Missing">Paths of what the event waits for; null when it waits for nothing.</param>
internal sealed record Stop(Outcome Outcome, string Rule, string Reason, IReadOnlyList<string>? Missing = null);
