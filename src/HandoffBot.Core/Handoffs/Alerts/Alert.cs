using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>An alert as it stands. Everything its card shows is here, frozen as of the last event acted on.</summary>
public sealed record Alert
{
    /// <summary>Opaque id, the only thing about it that Slack's metadata ever carries.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="ScoreEvent.AccountKey"/>.</summary>
    public required string AccountKey { get; init; }

    /// <summary>The last event that shaped it.</summary>
    public required string EventId { get; init; }

    /// <summary>Where it stands.</summary>
    public required AlertState State { get; init; }

    /// <summary>All that was known of the company and of the one person the alert is about.</summary>
    public required Lead Lead { get; init; }

    /// <summary>The score, its previous value being that of the last alerted event where the sender told none.</summary>
    public required Score Score { get; init; }

    /// <summary>Every signal of the last event, biggest movers first; the three shown are chosen by <c>WhyNow</c>.</summary>
    public required IReadOnlyList<Signal> Signals { get; init; }

    /// <summary>What to do next.</summary>
    public required NextAction NextAction { get; init; }

    /// <summary>Name of the band.</summary>
    public required string Band { get; init; }

    /// <summary>Name of the path that held; null when the bands alone decide.</summary>
    public string? Path { get; init; }

    /// <summary>Labels of the urgency modifiers that held.</summary>
    public IReadOnlyList<string> Urgency { get; init; } = [];

    /// <summary>E-mail or Slack user id of the owner.</summary>
    public required string Owner { get; init; }

    /// <summary>Whether a route named the owner while it may only suggest one: the lead is nobody's until somebody claims it.</summary>
    public bool IsOwnerSuggested { get; init; }

    /// <summary>Whether pipeline and forecast figures may count it, by the agreement it was last decided under.</summary>
    public bool IsCountable { get; init; }

    /// <summary>Who was named before the owner and could not take it; empty in the usual case.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get; init; } = [];

    /// <summary>Who said that it is not theirs, oldest first; it never comes back to them.</summary>
    public IReadOnlyList<Declined> Declined { get; init; } = [];

    /// <summary>Name of the route that took the lead; null when none did, and for alerts stored before it was kept.</summary>
    public string? Route { get; init; }

    /// <summary>Slack channel the alert belongs to.</summary>
    public required string Channel { get; init; }

    /// <summary>When it was first opened.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>When the last event that shaped it occurred.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>From then on nothing about it is worth acting on; a new event gives a new one.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>How many later events updated it.</summary>
    public int Updates { get; init; }

    /// <summary>How many of the three shown signals had turned stale at the last look.</summary>
    public int StaleShown { get; init; }

    /// <summary>Who claimed it, and when.</summary>
    public ActorStamp? Claimed { get; init; }

    /// <summary>Until when it is quiet, and who wanted that; null while it is not, and always while nobody has claimed it.</summary>
    public Snooze? Snoozed { get; init; }

    /// <summary>Who put it on the managers' review list, and when; null while it is not on it.</summary>
    public ActorStamp? InReview { get; init; }

    /// <summary>How long its first touch may take; null where its band agrees on none.</summary>
    public SlaClock? Clock { get; init; }

    /// <summary>Who contacted the lead, and when.</summary>
    public ActorStamp? Contacted { get; init; }

    /// <summary>That the CRM is to be updated since; null before the contact, and where the band agrees on no such thing.</summary>
    public CrmUpdate? CrmUpdate { get; init; }

    /// <summary>What they told of it; null until they do.</summary>
    public FirstContactReport? ContactReport { get; init; }

    /// <summary>When it expired or was withdrawn; null while it is open, claimed or contacted.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Why it was withdrawn, in plain words.</summary>
    [PersonalData]
    public string? WithdrawnBecause { get; init; }

    /// <summary>Bad-score flags that stand, oldest first, one per person.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>Faults in its data that flags named, at most one of a kind: those nobody has answered, and the last answered.</summary>
    public IReadOnlyList<DataIssue> DataIssues { get; init; } = [];

    /// <summary>Messages of its card's thread that somebody kept, oldest first.</summary>
    public IReadOnlyList<CapturedExample> Captured { get; init; } = [];

    /// <summary>That its last event was held and let go by hand; null where it was not.</summary>
    public HoldRelease? HoldReleased { get; init; }

    /// <summary>When the working hours opened that its last event waited for; null where it did not wait.</summary>
    public Instant? WaitedForOpening { get; init; }

    /// <summary>Who got it as the one on call, for it came in outside working hours; null where nobody did.</summary>
    public string? OnCall { get; init; }

    /// <summary>Id of the agreement it belongs to, for good.</summary>
    public required string AgreementId { get; init; }

    /// <summary>Version of the agreement it was last decided under.</summary>
    public required int AgreementVersion { get; init; }

    /// <summary>
    /// The next moment time alone changes it: a shown signal turning stale, the end of a snooze, expiry, the end of the time in which a
    /// contact may be taken back, or an update of the CRM that is due. Null when nothing will.
    /// </summary>
    public Instant? NextDueAt { get; init; }

    /// <summary>The lead as the rules look at it.</summary>
    public LeadFacts Facts() => new(Lead, Score, Signals, NextAction, Owner);

    /// <summary>Open or claimed: still asking for work.</summary>
    public bool IsLive => AlertStates.IsLive(State);

    /// <summary>Still asking for work at that moment: an alert past its expiry does not, though nobody may have marked it yet.</summary>
    /// <param name="now">The moment.</param>
    public bool IsLiveAt(Instant now) => IsLive && ExpiresAt > now;
}
