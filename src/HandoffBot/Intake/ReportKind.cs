using HandoffBot.Core.Leads;
using HandoffBot.Store.Inbox;
using NodaTime;

namespace HandoffBot.Intake;

/// <summary>What is reported to an endpoint.</summary>
/// <param name="One">One of them in words, with its article.</param>
/// <param name="Several">Several in words.</param>
/// <param name="Read">Reads one from its bytes, the id of one that carries none, and the present.</param>
internal sealed record ReportKind(string One, string Several, Func<ReadOnlyMemory<byte>, string?, Instant, ReportReadResult> Read)
{
    public static ReportKind ScoreEvents { get; } =
        new(
            "a score event",
            "score events",
            (json, id, now) =>
            {
                var read = EventReader.Read(json, id, now);
                return new(read.Event?.Id, read.Faults, read.OwnId, read.Event);
            }
        );

    public static ReportKind LeadFields { get; } =
        new(
            "lead fields",
            "lead fields",
            (json, id, now) =>
            {
                var read = FieldReportReader.Read(json, id, now);
                return new(read.Report is { } report ? FieldReportKey.Of(report.Id) : null, read.Faults, read.OwnId);
            }
        );

    public static ReportKind Outcomes { get; } =
        new(
            "an outcome",
            "outcomes",
            (json, id, now) =>
            {
                var read = OutcomeReader.Read(json, id, now);
                return new(read.Report is { } report ? OutcomeKey.Of(report.Id) : null, read.Faults, read.OwnId);
            }
        );
}

/// <summary>What was read of a report.</summary>
/// <param name="Key">Under what it is kept; null where it has faults.</param>
/// <param name="Faults">Every fault.</param>
/// <param name="OwnId">Of a faulty one: the id it carries itself, where that could be read.</param>
/// <param name="Event">The score event, where it is one.</param>
internal readonly record struct ReportReadResult(string? Key, IReadOnlyList<EventFault> Faults, string? OwnId, ScoreEvent? Event = null);
