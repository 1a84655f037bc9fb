using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>One event before the rules, with everything they may look at worked out once.</summary>
internal sealed record DecisionContext(
    ScoreEvent Event,
    AccountHistory History,
    HandoffAgreement Agreement,
    Instant Now,
    LeadFacts Facts,
    Routed Routed
)
{
    /// <summary>A sender's clock that runs ahead must not make an alert live longer, nor bury every later event.</summary>
    internal Instant OccurredAt => InstantMath.Earlier(Event.OccurredAt, Now);

    /// <summary>The alert this event would bring up to date. One past its expiry is over, though nobody may have marked it yet.</summary>
    internal Alert? Live => LiveOf(History, Now);

    /// <summary>What was known before, about the person of the live alert if there is one.</summary>
    internal Lead? Known => KnownOf(History, Now);

    /// <summary>
    /// Whether the event is about the person the live alert is about. An alert about nobody in particular is about whoever
    /// is named first.
    /// </summary>
    internal bool IsAboutLivePerson =>
        Known is not { } known || !ContactIdentity.IsNamed(known.Contact) || ContactIdentity.Same(known.Contact, Facts.Lead.Contact);

    /// <summary>Whether the live alert keeps its owner.</summary>
    internal bool KeepsOwner { get; init; }

    /// <summary>Who was named before the owner and cannot take it.</summary>
    internal IReadOnlyList<PassedOver> PassedOver { get; init; } = [];

    /// <summary>The working hours that a new alert would come outside of; null where it may go out now.</summary>
    internal AssignmentWindow? Closed { get; init; }

    /// <summary>Whether a condition holds, and what it saw.</summary>
    internal PredicateResult Test(Predicate condition) => Predicates.Holds(condition, Facts, Agreement.Freshness, Now);

    /// <summary>Whether the score may change something for the lead.</summary>
    internal AuthorityGrant Allowed(Behaviour behaviour) => ScoreAuthority.Of(Agreement, behaviour, Facts, Event.AccountKey, Now);

    /// <summary>Whether a route named the owner, and may only suggest one.</summary>
    internal bool OnlySuggestsOwner =>
        KeepsOwner ? Live?.IsOwnerSuggested == true : !EventNamesOwner(Event, History) && !Allowed(Behaviour.Routing).IsAllowed;

    internal Band? Band => Bands.Of(Agreement, Event.Score.Value);

    internal static DecisionContext Of(ScoreEvent e, AccountHistory history, HandoffAgreement agreement, Instant now)
    {
        var seen = e with { OccurredAt = InstantMath.Earlier(e.OccurredAt, now) };
        var told = LeadFacts.Of(Merged(KnownOf(history, now), history.KnownAt, seen), e) with
        {
            Score = e.Score with { Previous = e.Score.Previous ?? history.Latest?.Score.Value },
        };
        var routed = Router.Find(told, agreement, history.Rotations, history.Available, Test);
        var live = LiveOf(history, now);
        var closed = live is null ? AssignmentWindow.Closed(agreement, routed.Coverage, now) : null;
        if (closed is not null && ScoreAuthority.Of(agreement, Behaviour.Routing, told, e.AccountKey, now).IsAllowed)
        {
            routed = Router.ToOnCall(routed, told, agreement, history.Rotations, history.Available) ?? routed;
        }

        var kept = EventNamesOwner(e, history) && !IsDeclinedBy(live, e.Owner, history) ? null : KeepingOwner(live, history);
        return new DecisionContext(e, history, agreement, now, told with { Owner = kept?.Owner ?? routed.Owner }, routed)
        {
            KeepsOwner = kept is not null,
            Closed = closed,
            PassedOver = kept is null
                ? routed.PassedOver
                :
                [
                    .. routed
                        .PassedOver.Where(one => one.Route is null && !history.Available.IsSame(one.Person, kept.Owner))
                        .Select(one => one with { Fallback = false })
                        .Union(kept.PassedOver),
                ],
        };

        (bool Holds, string Saw) Test(Predicate condition)
        {
            var (holds, saw) = Predicates.Holds(condition, told, agreement.Freshness, now);
            return (holds, saw);
        }
    }

    /// <summary>What is known with the event taken in. One that another agreement's events overtook adds what it alone knows.</summary>
    internal static Lead Merged(Lead? known, Instant? knownAt, ScoreEvent e) =>
        known is not null && e.OccurredAt < knownAt ? LeadMerge.Overtaken(known, e) : LeadMerge.With(known, e);

    private static bool EventNamesOwner(ScoreEvent e, AccountHistory history) =>
        !string.IsNullOrWhiteSpace(e.Owner) && history.Available.IsFree(e.Owner);

    // Who claimed it is there, whatever Slack says of the address; an unclaimed alert whose owner can read nothing goes to the next.
    // What somebody holds who is away stays theirs.
    private static Alert? KeepingOwner(Alert? live, AccountHistory history) =>
        live is { Claimed: null, Declined.Count: 0 } && history.Available.IsUnreachable(live.Owner) ? null : live;

    // A lead never comes back to whoever said that it is not theirs, whatever a sender says.
    private static bool IsDeclinedBy(Alert? live, string? owner, AccountHistory history) =>
        live?.Declined.Any(one => history.Available.IsSame(one.By, owner) || history.Available.IsSame(one.Person, owner)) == true;

    private static Lead? KnownOf(AccountHistory history, Instant now) =>
        history.Known is { } known && LiveOf(history, now) is { } live ? LeadMerge.About(known, live.Lead.Contact) : history.Known;

    private static Alert? LiveOf(AccountHistory history, Instant now) =>
        history.Latest is { } latest && latest.IsLiveAt(now) ? latest : null;
}

/// <summary>What a gate found: every step it took, and why the event stops here, if it does.</summary>
internal sealed record GateResult(IReadOnlyList<TraceStep> Trace, GateStop? Stop = null);

/// <summary>Why an event goes no further.</summary>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Rule">For counting.</param>
/// <param name="Reason">One plain sentence, with the next step.</param>
/// <param name="Missing">Paths of what the event waits for; null when it waits for nothing.</param>
internal sealed record GateStop(DecisionOutcome Outcome, string Rule, string Reason, IReadOnlyList<string>? Missing = null);
