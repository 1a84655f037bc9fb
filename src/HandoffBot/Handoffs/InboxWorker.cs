using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Handoffs;

/// <summary>Keeps deciding while there is something to decide. An event that cannot be decided is set aside, alone.</summary>
public sealed partial class InboxWorker(
    IDatabase database,
    IInbox inbox,
    DecisionProcessor deciding,
    OwnerLookups lookups,
    WorkSignals bells,
    HandoffMetrics metrics,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<InboxWorker> log
) : BackgroundService
{
    private const int Batch = 32;
    private const int MostAsks = 3;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            Cycle,
            // Nothing was decided and nothing is lost: the rows are still there.
            fault => outage.Failed("Events could not be decided and are tried again", fault),
            Look,
            time,
            stoppingToken
        );

    private async Task Cycle(CancellationToken cancel)
    {
        var worked = await Round(cancel);
        outage.Succeeded();
        if (worked < Batch)
        {
            await bells.Inbox.Wait(Look, time, cancel);
        }
    }

    private async Task<int> Round(CancellationToken cancel)
    {
        List<InboxRow> rows = [];
        try
        {
            var decided = await Decide(taken => rows = taken, lookups.Due, cancel);
            // Outside the transaction, and not for ever: rows that arrive meanwhile may name still others.
            for (var asked = 1; decided.AskFirst.Count > 0; asked++)
            {
                await lookups.Ask(decided.AskFirst, cancel);
                decided = await Decide(taken => rows = taken, asked < MostAsks ? lookups.Due : null, cancel);
            }

            Count(decided.Rows);
            Refresh(lookups.Due(decided.Stale), cancel);
        }
        catch (Exception fault) when (!DatabaseFailure.Is(fault))
        {
            foreach (var row in rows)
            {
                await Alone(row, cancel);
            }
        }

        if (rows.Count > 0)
        {
            bells.Messages.Notify();
            bells.Due.Notify();
        }

        return rows.Count;
    }

    private Task<DecisionBatch> Decide(
        Action<List<InboxRow>> taken,
        Func<IEnumerable<string>, IReadOnlyList<string>>? ask,
        CancellationToken cancel
    ) =>
        database.Write(
            async (db, stop) =>
            {
                var rows = await inbox.Take(db, Batch, stop);
                taken(rows);
                return rows.Count > 0 ? await deciding.Decide(db, rows, ask, stop) : DecisionBatch.None;
            },
            cancel
        );

    // The next lead of theirs is decided by what Slack says now.
    private void Refresh(IReadOnlyList<string> people, CancellationToken cancel)
    {
        if (people.Count > 0)
        {
            _ = Task.Run(() => lookups.Ask(people, cancel), cancel);
        }
    }

    private async Task Alone(InboxRow row, CancellationToken cancel)
    {
        try
        {
            Count(
                (
                    await database.Write(
                        async (db, stop) => await Claim(db, row, stop) ? await deciding.Decide(db, [row], null, stop) : DecisionBatch.None,
                        cancel
                    )
                ).Rows
            );
        }
        catch (Exception fault) when (!DatabaseFailure.Is(fault))
        {
            SetAside(fault, row.EventId);
            await database.Write(
                async (db, stop) =>
                {
                    // A decision that is there already stays.
                    if (await Claim(db, row, stop) && !await db.Decisions.AnyAsync(decision => decision.EventId == row.EventId, stop))
                    {
                        deciding.Refuse(db, row, $"{fault.GetType().Name}: {fault.Message}");
                    }

                    return true;
                },
                cancel
            );
        }
    }

    // After the commit: a write that was run again counts once.
    private void Count(IReadOnlyList<DecidedEvent> decided)
    {
        var now = time.Now();
        foreach (var (outcome, receivedAt) in decided)
        {
            metrics.Decided(outcome, now - receivedAt);
        }
    }

    // Whoever marks it first in its transaction decides it.
    private static async Task<bool> Claim(HandoffDb db, InboxRow row, CancellationToken cancel) =>
        await db
            .Inbox.Where(one => one.Seq == row.Seq && !one.Decided)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Decided, true), cancel) == 1;

    [LoggerMessage(LogLevel.Error, "Event {EventId} cannot be decided and was set aside")]
    private partial void SetAside(Exception fault, string eventId);
}
