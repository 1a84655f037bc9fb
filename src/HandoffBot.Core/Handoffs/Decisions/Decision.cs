using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>A decision with all of its reasons.</summary>
public sealed record Decision
{
    /// <summary>The event decided.</summary>
    public required string EventId { get; init; }

    /// <summary>What had the event decided again after it had been held; null when this is its first decision.</summary>
    public string? DecidedAgainBy { get; init; }

    /// <summary><see cref="ScoreEvent.AccountKey"/>.</summary>
    public required string AccountKey { get; init; }

    /// <summary>What became of it.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The rule that settled it, for counting: e.g. <c>required:contact.email</c>, <c>disqualify:Student</c>, <c>path:engaged
    /// fit</c>.</summary>
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

    /// <summary>Set when the event ended the snooze of a live alert: it was that.</summary>
    public Snooze? EndedSnooze { get; init; }

    /// <summary>Who the live alert is about from now on, as people call them; null when that is who it was about before.</summary>
    public string? NowAbout { get; init; }

    /// <summary>Name of the route whose next rep was taken, so that its rotation is counted; null when none was.</summary>
    public string? RotationOfRoute { get; init; }

    /// <summary>Where that route's rotation stands from now on; null when nobody's turn was taken.</summary>
    public Rotation? Rotation { get; init; }

    /// <summary>Whom to tell of a hold, each owner once; empty unless the lead would have alerted but for what is missing.</summary>
    public IReadOnlyList<HoldNotice> HoldNotices { get; init; } = [];

    /// <summary>How the lead waits for working hours to open; null where it does not.</summary>
    public OpeningWait? Wait { get; init; }

    /// <summary>On which side of a holdout the account is from now on; null where it is on one already, or no holdout runs for
    /// it.</summary>
    public HoldoutEntry? EnteredHoldout { get; init; }

    /// <summary>False for an event that says nothing about its account: of no agreement, or older than the last one acted on.</summary>
    public bool IsActedOn { get; init; } = true;

    /// <summary>False for an event whose account is asked: nothing is learnt from it until that is answered.</summary>
    public bool IsOfKnownAccount { get; init; } = true;

    /// <summary>What <see cref="AccountHistory.LastOccurredAt"/> is from now on; unchanged when the event was not acted on.</summary>
    public Instant? LastOccurredAt { get; init; }

    /// <summary>Id of the agreement that decided; null when no one agreement takes the event.</summary>
    public required string? AgreementId { get; init; }

    /// <summary>Version of that agreement; null when there is none.</summary>
    public required int? AgreementVersion { get; init; }

    /// <summary>When it was decided.</summary>
    public required Instant DecidedAt { get; init; }

    /// <summary>What the host carries out in the transaction that stores the decision, in order.</summary>
    public IReadOnlyList<HandoffEffect> Effects => DecisionEffects.Of(this);
}
