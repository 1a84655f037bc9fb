using System.ComponentModel;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Intake.Contracts;

/// <summary>How far an event has come.</summary>
internal enum DecisionStatus
{
    /// <summary>On disk and not yet decided.</summary>
    Received,

    /// <summary>Decided.</summary>
    Decided,
}

/// <summary>All that is known of an event, as it is told to its sender.</summary>
internal sealed record DecisionResponse(string EventId, DecisionStatus Status, Instant? ReceivedAt)
{
    [Description("The account's key: its id, or its domain where it has no id.")]
    public string? Account { get; init; }

    [Description("Null until the event is decided.")]
    public DecisionOutcome? Outcome { get; init; }

    public string? Rule { get; init; }

    public string? Reason { get; init; }

    public string? Band { get; init; }

    public Instant? OccurredAt { get; init; }

    public Instant? DecidedAt { get; init; }

    [Description(
        "Id of the agreement that decided, score and segment; null until the event is decided, and where no one agreement takes it."
    )]
    public string? Agreement { get; init; }

    public int? AgreementVersion { get; init; }

    [Description("Of lead fields that a lead waited for: the score event that was decided again. Null for any other.")]
    public string? ScoreEventId { get; init; }

    [Description("What was decided about a held event once lead fields came, oldest first; the last one counts.")]
    public IReadOnlyList<DecidedAgainResponse> DecidedAgain { get; init; } = [];

    [Description("Every rule tried, in order, with what it saw.")]
    public required IReadOnlyList<TraceStep> Trace { get; init; }

    [Description("The alert as it stands now; null where none came of the event.")]
    public AlertResponse? Alert { get; init; }

    [Description("What became of the account since, as far as this sender may read it, in the order in which it became known.")]
    public IReadOnlyList<KnownOutcomeResponse> Outcomes { get; init; } = [];

    [Description("Of an imported event: what was said of its score, the oldest first.")]
    public IReadOnlyList<PastFeedbackResponse> PastFeedback { get; init; } = [];

    /// <summary>Null when no such event was ever received, or not from <paramref name="sender"/>; a null sender stands for all.</summary>
    public static async Task<DecisionResponse?> Of(HandoffDb db, string eventId, string? sender, CancellationToken cancel)
    {
        var received = await db
            .Inbox.Where(row => row.EventId == eventId)
            .Select(row => new { row.ReceivedAt, row.Sender })
            .SingleOrDefaultAsync(cancel);
        if (sender is not null && received?.Sender != sender)
        {
            return null;
        }

        if (await db.Decisions.SingleOrDefaultAsync(row => row.EventId == eventId, cancel) is not { } decision)
        {
            return received is null ? null : new DecisionResponse(eventId, DecisionStatus.Received, received.ReceivedAt) { Trace = [] };
        }

        var again = await DecidedAgainResponse.Of(db, eventId, cancel);
        var alert = decision.AlertId ?? again.Select(later => later.AlertId).LastOrDefault(id => id is not null);
        return Of(decision, received?.ReceivedAt) with
        {
            DecidedAgain = again,
            Alert = alert is null ? null : await AlertResponse.Of(db, alert, cancel),
            PastFeedback = await PastFeedbackResponse.Of(db, eventId, cancel),
            Outcomes = await KnownOutcomeResponse.Of(db, decision.AccountKey, sender, cancel),
        };
    }

    private static DecisionResponse Of(DecisionRow decision, Instant? received) =>
        new(decision.EventId, DecisionStatus.Decided, received)
        {
            Account = decision.AccountKey,
            Outcome = decision.Outcome,
            Rule = decision.Rule,
            Reason = decision.Reason,
            Band = decision.Band,
            OccurredAt = decision.OccurredAt,
            DecidedAt = decision.DecidedAt,
            Agreement = decision.Agreement,
            AgreementVersion = decision.AgreementVersion,
            ScoreEventId = decision.ScoreEventId,
            Trace = decision.Trace,
        };
}
