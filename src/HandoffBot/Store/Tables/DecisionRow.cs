using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>One event's decision, with all of its reasons.</summary>
public sealed class DecisionRow
{
    public required string EventId { get; set; }

    public required string AccountKey { get; set; }

    public required DecisionOutcome Outcome { get; set; }

    public required string Rule { get; set; }

    public required string Reason { get; set; }

    public string? Band { get; set; }

    public string? AlertId { get; set; }

    /// <summary>Id of the agreement that decided; null when no one agreement takes the event.</summary>
    public string? Agreement { get; set; }

    public int? AgreementVersion { get; set; }

    public required Instant OccurredAt { get; set; }

    public required Instant DecidedAt { get; set; }

    public required IReadOnlyList<TraceStep> Trace { get; set; }

    public static DecisionRow Of(Decision decision, Instant occurredAt) =>
        new()
        {
            EventId = decision.EventId,
            AccountKey = decision.AccountKey,
            Outcome = decision.Outcome,
            Rule = decision.Rule,
            Reason = decision.Reason,
            Band = decision.Band,
            AlertId = decision.Alert?.Id,
            Agreement = decision.AgreementId,
            AgreementVersion = decision.AgreementVersion,
            OccurredAt = occurredAt,
            DecidedAt = decision.DecidedAt,
            Trace = decision.Trace,
        };
}
