using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>What became of an event.</summary>
public enum DecisionOutcome
{
    /// <summary>A new alert.</summary>
    Alerted,

    /// <summary>The account's live alert was brought up to date and took a new expiry.</summary>
    Updated,

    /// <summary>The account's live alert was withdrawn.</summary>
    Withdrawn,

    /// <summary>Waits for something named: a field, an owner, an explanation.</summary>
    Held,

    /// <summary>Never to be handed off: a disqualifier, no path, another score, already worked.</summary>
    Suppressed,

    /// <summary>Below the last band.</summary>
    Nurture,

    /// <summary>So old that its alert would already have expired.</summary>
    Expired,

    /// <summary>Older than the last event acted on for the account.</summary>
    Superseded,
}

/// <summary>A decision with all of its reasons.</summary>
public sealed record Decision
{
    /// <summary>The event decided.</summary>
    public required string EventId { get; init; }

    /// <summary><see cref="Account.Key"/>.</summary>
    public required string AccountKey { get; init; }

    /// <summary>What became of it.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The rule that settled it, for counting: e.g. <c>required:contact.email</c>, <c>disqualify:Student</c>, <c>path:engaged fit</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>One plain sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Every rule tried, in order, with what it saw.</summary>
    public required IReadOnlyList<TraceStep> Trace { get; init; }

    /// <summary>The band the score falls in; null below the last.</summary>
    public string? Band { get; init; }

    /// <summary>What is known of the lead after this event; unchanged knowledge when the event was superseded.</summary>
    public required Lead Lead { get; init; }

    /// <summary>The account's alert after this event, when the event made or changed one.</summary>
    public Alert? Alert { get; init; }

    /// <summary>Set when the event raised the band of a live alert; its owner should hear of it.</summary>
    public BandRise? BandRise { get; init; }

    /// <summary>Who the live alert is about from now on, as people call them; null when that is who it was about before.</summary>
    public string? NowAbout { get; init; }

    /// <summary>Name of the route whose next rep was taken, so that its rotation is counted; null when none was.</summary>
    public string? RotationOfRoute { get; init; }

    /// <summary>Whom to tell of a hold, each owner once; empty unless the lead would have alerted but for what is missing.</summary>
    public IReadOnlyList<HoldNotice> Tell { get; init; } = [];

    /// <summary>False for an event that says nothing about its account: of no agreement, or older than the last one acted on.</summary>
    public bool IsActedOn { get; init; } = true;

    /// <summary>What <see cref="AccountHistory.LastOccurredAt"/> is from now on; unchanged when the event was not acted on.</summary>
    public Instant? LastOccurredAt { get; init; }

    /// <summary>Id of the agreement that decided; null when no one agreement takes the event.</summary>
    public required string? AgreementId { get; init; }

    /// <summary>Version of that agreement; null when there is none.</summary>
    public required int? AgreementVersion { get; init; }

    /// <summary>When it was decided.</summary>
    public required Instant DecidedAt { get; init; }
}

/// <summary>A live alert reached a higher band.</summary>
/// <param name="From">Name of the band it was in.</param>
/// <param name="To">Name of the band it is in now.</param>
public sealed record BandRise(string From, string To);

/// <summary>One rule tried.</summary>
/// <param name="Rule">E.g. <c>required</c>, <c>disqualify</c>, <c>band</c>, <c>path</c>, <c>owner</c>.</param>
/// <param name="Input">What it looked at, e.g. <c>contact.title = "Student"</c>.</param>
/// <param name="Passed">Whether the event may go on.</param>
/// <param name="Says">The result in plain words.</param>
public sealed record TraceStep(string Rule, string Input, bool Passed, string Says);

/// <summary>Tells an owner that a lead waits for something of theirs.</summary>
/// <param name="Owner">E-mail or Slack user id.</param>
/// <param name="Missing">Paths of what is missing and theirs, at least one; <see cref="FieldLabels"/> says them in words.</param>
public sealed record HoldNotice(string Owner, IReadOnlyList<string> Missing);

/// <summary>What the rules of one agreement need to know of the past.</summary>
public sealed record AccountHistory
{
    /// <summary>Nothing known.</summary>
    public static AccountHistory None { get; } = new();

    /// <summary>What was known of the lead before this event, whichever agreement it came by; null for a first event.</summary>
    public Lead? Known { get; init; }

    /// <summary>When the newest event occurred that <see cref="Known"/> was learnt from; null when nothing is known.</summary>
    public Instant? KnownAt { get; init; }

    /// <summary>When the last event occurred that this agreement acted on.</summary>
    public Instant? LastOccurredAt { get; init; }

    /// <summary>The account's latest alert under this agreement, in whatever state; null when there never was one.</summary>
    public Alert? Latest { get; init; }

    /// <summary>How many leads each route of this agreement, by name, has handed out so far; a missing one counts 0.</summary>
    public IReadOnlyDictionary<string, long> Rotations { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>
    /// Whom Slack is known not to reach, by e-mail address or user id without regard to case. Whoever is not in it counts as
    /// reachable: that a look-up failed says nothing about a person.
    /// </summary>
    public IReadOnlyDictionary<string, UnreachableReason> Unreachable { get; init; } = new Dictionary<string, UnreachableReason>();
}
