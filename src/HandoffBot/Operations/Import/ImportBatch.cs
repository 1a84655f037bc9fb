using System.Text;
using HandoffBot.Core.Leads;
using HandoffBot.Intake;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Operations.Import;

/// <summary>The lines that are stored together, as they were understood.</summary>
/// <param name="now">When they are taken in.</param>
internal sealed class ImportBatch(Instant now)
{
    // The past is whatever the file says it is: nothing is refused for lying ahead of this machine's clock.
    private static readonly Instant EndOfTime = Instant.FromUtc(9999, 1, 1, 0, 0);

    public List<HistoryEvent> Events { get; } = [];

    public List<OutcomeReport> Outcomes { get; } = [];

    public List<PastFeedbackRow> Feedback { get; } = [];

    public int Count => Events.Count + Outcomes.Count + Feedback.Count;

    /// <summary>Takes a line; what is wrong with it, none where it was taken.</summary>
    public IReadOnlyList<string> Add(ImportRow row)
    {
        if (row.Faults.Count > 0)
        {
            return row.Faults;
        }

        return row.Kind switch
        {
            HistoryKind.Events => AddEvent(row),
            HistoryKind.Outcomes => AddOutcome(row),
            HistoryKind.Feedback => AddFeedback(row),
            null => ["expected a score, an outcome or a verdict, by which to know what the line tells; say kind: in a map"],
        };
    }

    /// <summary>A line as it was understood, for people; null for one that was not.</summary>
    public static string? Understood(ImportRow row, Instant now)
    {
        var batch = new ImportBatch(now);
        return batch.Add(row).Count > 0 ? null : batch.Only(row);
    }

    private string Only(ImportRow row) =>
        this switch
        {
            { Events: [var e] } => ImportText.Of(EventReader.Read(row.Json, row.FallbackId, EndOfTime).Event!, e.Id),
            { Outcomes: [var outcome] } => ImportText.Of(outcome),
            _ => ImportText.Of(Feedback[0]),
        };

    private IReadOnlyList<string> AddEvent(ImportRow row)
    {
        var read = EventReader.Read(row.Json, row.FallbackId, EndOfTime);
        if (read.Event is not { } e)
        {
            return Words(read.Faults);
        }

        Events.Add(new(e.Id, e.AccountKey, e.OccurredAt, Encoding.UTF8.GetString(row.Json.Span)));
        return [];
    }

    private IReadOnlyList<string> AddOutcome(ImportRow row)
    {
        var read = OutcomeReader.Read(row.Json, row.FallbackId, EndOfTime);
        if (read.Report is not { } report)
        {
            return Words(read.Faults);
        }

        Outcomes.Add(report);
        return [];
    }

    private IReadOnlyList<string> AddFeedback(ImportRow row)
    {
        var (read, faults) = FeedbackReader.Read(row.Json, row.FallbackId, EndOfTime, now);
        if (read is null)
        {
            return Words(faults);
        }

        Feedback.Add(read);
        return [];
    }

    // A field as a map names it.
    private static IReadOnlyList<string> Words(IReadOnlyList<EventFault> faults) =>
        [.. faults.Select(fault => fault.Pointer.Length == 0 ? fault.Error : $"{fault.Pointer[1..].Replace('/', '.')}: {fault.Error}")];
}
