using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Operations.Import;

/// <summary>
/// Stores a file a batch at a time, each in a transaction of its own: what was stored when the process died is known by its ids
/// the next time.
/// </summary>
internal sealed class ImportRun(IDatabase database, ImportFile file, string path, Func<Instant> now)
{
    // One commit to disk for so many; SQLite's other writers wait a fraction of a second for it.
    private const int Batch = 5000;

    /// <summary>Runs it; <paramref name="progress"/> hears how many lines are read, and how much of the whole that is, 0–1.</summary>
    public async Task<ImportSummary> Run(Action<long, double> progress, CancellationToken cancel)
    {
        var (summary, lines) = (new ImportSummary(), 0L);
        var (batch, storing) = (new ImportBatch(now()), Task.CompletedTask);
        try
        {
            await foreach (var row in file.Rows())
            {
                if (batch.Add(row) is { Count: > 0 } faults)
                {
                    summary.Fault(path, row.Line, faults);
                }

                if (batch.Count == Batch)
                {
                    // The next batch is read while this one is stored.
                    await storing;
                    var full = batch;
                    storing = Task.Run(() => Store(full, summary, cancel), cancel);
                    batch = new ImportBatch(now());
                }

                progress(++lines, row.Share);
            }
        }
        finally
        {
            await storing;
        }

        await Store(batch, summary, cancel);
        return summary;
    }

    private async Task Store(ImportBatch batch, ImportSummary summary, CancellationToken cancel)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var at = now();
        var (events, outcomes, feedback) = await database.Write(
            async (db, stop) =>
                (
                    await HistoryStore.AddEvents(db, batch.Events, at, stop),
                    await HistoryStore.AddOutcomes(db, await Outcomes(db, batch, at, stop), stop),
                    await HistoryStore.AddFeedback(db, batch.Feedback, stop)
                ),
            cancel
        );
        summary.Count(HistoryKind.Events, events, batch.Events.Count);
        summary.Count(HistoryKind.Outcomes, outcomes, batch.Outcomes.Count);
        summary.Count(HistoryKind.Feedback, feedback, batch.Feedback.Count);
    }

    private static async Task<IReadOnlyList<OutcomeRow>> Outcomes(HandoffDb db, ImportBatch batch, Instant at, CancellationToken cancel)
    {
        var accounts = await ImportedOutcomeAccounts.Of(db, batch.Outcomes, cancel);
        return
        [
            .. batch.Outcomes.Select(report =>
            {
                var row = OutcomeRow.Of(accounts.Taken(report), HistoryStore.Sender, at);
                row.Imported = true;
                return row;
            }),
        ];
    }
}
