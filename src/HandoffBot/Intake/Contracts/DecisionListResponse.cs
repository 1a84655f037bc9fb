using System.ComponentModel;
using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>A page of decisions, the newest first.</summary>
internal sealed record DecisionListResponse(
    IReadOnlyList<DecisionSummary> Decisions,
    [property: Description("What to send as after for the next page; null on the last.")] string? Next
);

/// <summary>A decision without its trace; GET /v1/decisions/{event_id} tells the whole of it.</summary>
internal sealed record DecisionSummary(
    string EventId,
    [property: Description("The account's key: its id, or its domain where it has no id.")] string Account,
    DecisionOutcome Outcome,
    string Rule,
    string Reason,
    string? Band,
    Instant OccurredAt,
    Instant DecidedAt,
    [property: Description("Id of the agreement that decided, score and segment; null where no one agreement takes the event.")]
        string? Agreement,
    int? AgreementVersion,
    string? AlertId,
    [property: Description("Of lead fields that a lead waited for: the score event that was decided again. Null for any other.")]
        string? ScoreEventId
);
