using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>Takes the outcomes of a batch in. They change no alert: what a card shows is moved by people and by time.</summary>
internal sealed class OutcomeRecorder
{
    private readonly Instant _now;
    private readonly HashSet<string> _known;
    private readonly List<OutcomeRow> _rows = [];

    private OutcomeRecorder(IEnumerable<string> known, Instant now) =>
        (_known, _now) = (known.ToHashSet(StringComparer.Ordinal), now);

    /// <summary>Reads which of the batch's outcomes are stored already: those that came with a file of history.</summary>
    public static async Task<OutcomeRecorder> Of(
        HandoffDb db,
        IReadOnlyList<ParsedEvent> events,
        Instant now,
        CancellationToken cancel
    )
    {
        List<string> ids = [.. events.Select(one => one.Outcome?.Id).OfType<string>()];
        return new(ids.Count == 0 ? [] : await OutcomeRows.Known(db, ids, cancel), now);
    }

    /// <summary>Takes one in; what is to be kept as decided of it.</summary>
    public DecisionRow Add(OutcomeReport report, ParsedEvent one)
    {
        var isNew = _known.Add(report.Id);
        if (isNew)
        {
            _rows.Add(OutcomeRow.Of(report, one.Row.Sender, _now));
        }

        return DecisionRow.Recorded(report, one.Row.EventId, RecordedOutcome.Trace(report, one.Match, !isNew), _now);
    }

    /// <summary>Writes them.</summary>
    public Task Save(HandoffDb db, CancellationToken cancel) => OutcomeRows.Add(db, _rows, cancel);
}
