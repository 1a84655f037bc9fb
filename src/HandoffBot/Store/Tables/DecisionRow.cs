using System.Text.Json.Serialization;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>One event's decision, with all of its reasons. An event that was held may be decided again, in a row of its own.</summary>
public sealed class DecisionRow
{
    /// <summary>The event; of a decision made again, the key of what brought it about.</summary>
    public required string EventId { get; set; }

    /// <summary>The event that was decided again; null for a first decision.</summary>
    public string? ScoreEventId { get; set; }

    public required string AccountKey { get; set; }

    public required DecisionOutcome Outcome { get; set; }

    public required string Rule { get; set; }

    // These two kinds of reason quote what the event said; the others speak of the agreement.
    [PersonalColumn(EmptyValue = "rule", Where = "rule LIKE 'disqualify:%' OR rule = 'fault'")]
    public required string Reason { get; set; }

    public string? Band { get; set; }

    /// <summary>The score that was decided on; null where fields came without one.</summary>
    public double? Score { get; set; }

    /// <summary>Key of the signal that moved the score the most; null where there was none.</summary>
    public string? Signal { get; set; }

    public string? AlertId { get; set; }

    /// <summary>Id of the agreement that decided; null when no one agreement takes the event.</summary>
    public string? Agreement { get; set; }

    public int? AgreementVersion { get; set; }

    public required Instant OccurredAt { get; set; }

    public required Instant DecidedAt { get; set; }

    [PersonalColumn(EmptyValue = "'[]'")]
    public required IReadOnlyList<TraceStep> Trace { get; set; }

    /// <summary>Whether there is something left that retention empties once it is old enough.</summary>
    [JsonIgnore]
    public bool HasPersonalData { get; set; } = true;

    public static DecisionRow Of(Decision decision, ScoreEvent scored) =>
        new()
        {
            EventId = decision.DecidedAgainBy ?? decision.EventId,
            ScoreEventId = decision.DecidedAgainBy is null ? null : decision.EventId,
            AccountKey = decision.AccountKey,
            Outcome = decision.Outcome,
            Rule = decision.Rule,
            Reason = decision.Reason,
            Band = decision.Band,
            AlertId = decision.Alert?.Id,
            Agreement = decision.AgreementId,
            AgreementVersion = decision.AgreementVersion,
            OccurredAt = scored.OccurredAt,
            Score = (double)scored.Score.Value,
            Signal = WhyNow.Biggest(scored.Signals)?.Key,
            DecidedAt = decision.DecidedAt,
            Trace = decision.Trace,
        };

    /// <summary>Fields that came without a score, and that no lead waited for.</summary>
    /// <param name="report">The fields.</param>
    /// <param name="key">Under what the report is kept.</param>
    /// <param name="now">The moment of decision.</param>
    /// <param name="notTakenIn">Why only a person can tell of which account they are; null where they were taken in.</param>
    public static DecisionRow Learned(FieldReport report, string key, Instant now, string? notTakenIn = null)
    {
        var again = new DecisionAgain(key, report.Told());
        var step = notTakenIn is null ? again.Learned() : again.NotTakenIn(notTakenIn);
        return new()
        {
            EventId = key,
            AccountKey = report.AccountKey,
            Outcome = DecisionOutcome.Learned,
            Rule = DecisionAgain.FieldsRule,
            Reason = step.Says,
            OccurredAt = report.OccurredAt,
            DecidedAt = now,
            Trace = [step],
        };
    }

    /// <summary>What became of a lead.</summary>
    /// <param name="report">The outcome.</param>
    /// <param name="key">Under what the report is kept.</param>
    /// <param name="trace">How it was taken.</param>
    /// <param name="now">The moment of decision.</param>
    public static DecisionRow Recorded(OutcomeReport report, string key, IReadOnlyList<TraceStep> trace, Instant now) =>
        new()
        {
            EventId = key,
            AccountKey = report.AccountKey,
            Outcome = DecisionOutcome.Recorded,
            Rule = RecordedOutcome.Rule,
            Reason = trace[^1].Says,
            OccurredAt = report.OccurredAt,
            DecidedAt = now,
            Trace = trace,
        };
}
