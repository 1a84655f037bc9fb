using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Handoffs;

/// <summary>
/// Decides stored events in batches. An event that cannot be decided is set aside, alone; one that holds a
/// transaction up is tried again beside all others, which go on.
/// </summary>
public sealed partial class InboxWorker(
    IDatabase database,
    IInbox inbox,
    DecisionProcessor processor,
    BatchDecider decider,
    DecisionBacklog backlog,
    OwnerLookups lookups,
    WorkSignals signals,
    QuarantinedRows setAside,
    DatabaseOutage outage,
    TimeProvider time,
    ILogger<InboxWorker> log
) : BackgroundService
{
    private const int Batch = 128;

    // In characters: as much as one request may bring, 16 times.
    private const long BatchLength = 16L * 1024 * 1024;
    private const string Failed = "Events could not be decided and are tried again";
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    // A batch takes milliseconds, and one of the longest events far less than this. Nobody else shall wait for one event.
    private static readonly TimeSpan BatchLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AloneLimit = TimeSpan.FromSeconds(1);
    private readonly PoisonEvents _suspects = new(time);
    private Task _retrying = Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SupervisedLoop.Run(
            Cycle,
            // Nothing is lost: the transaction was rolled back and the rows stay undecided.
            fault => outage.Failed(Failed, fault),
            PollInterval,
            time,
            stoppingToken
        );
        await _retrying;
    }

    private async Task Cycle(CancellationToken cancel)
    {
        if (_retrying.IsCompleted && _suspects.Due() is { } suspect)
        {
            _retrying = Task.Run(() => TryAgain(suspect, cancel), CancellationToken.None);
        }

        var additions = backlog.Additions;
        var rows = _suspects.IsFull ? [] : await inbox.Peek(Batch, BatchLength, _suspects.Seqs, cancel);
        var isLarge = rows.Count >= Batch || rows.Sum(row => (long)row.Body.Length) >= BatchLength;
        backlog.Read(isLarge);
        var isDecided = rows.Count == 0 || await DecideBatch(rows, cancel);
        if (isDecided && !isLarge)
        {
            backlog.Drained(additions);
            await signals.Inbox.Wait(PollInterval, time, cancel);
        }
    }

    // Whether all of them are; what would have taken too long is left.
    private async Task<bool> DecideBatch(IReadOnlyList<InboxRow> rows, CancellationToken cancel)
    {
        var parsed = processor.Read(rows);
        var batch = await WithPeople(parsed, cancel);
        if (lookups.Due(batch.People.NeverAskedFor) is { Count: > 0 } unknown)
        {
            await lookups.Ask(unknown, cancel);
            batch = await WithPeople(parsed, cancel);
        }

        try
        {
            var decided = await decider.DecideStored(batch, dispatch: true, BatchLimit, cancel);
            outage.Succeeded();
            lookups.Refresh(batch.People.Stale, cancel);
            // None are decided where another instance has them.
            return decided == 0 || decided == batch.Events.Count;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            await ThrowIfDatabaseIsAway(fault, cancel);
            foreach (var one in batch.Events)
            {
                await DecideAlone(batch with { Events = [one] }, AloneLimit, cancel);
            }

            return true;
        }
    }

    // Nothing is held meanwhile.
    private Task<DecisionBatch> WithPeople(ParsedBatch parsed, CancellationToken cancel) =>
        database.Read((db, stop) => processor.WithPeople(db, parsed, stop), cancel);

    // A batch of one; the database takes other writes.
    private async Task DecideAlone(DecisionBatch batch, TimeSpan? limit, CancellationToken cancel)
    {
        var e = batch.Events[0];
        try
        {
            await decider.DecideStored(batch, dispatch: false, limit, cancel);
            _suspects.Clear(e);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            await ThrowIfDatabaseIsAway(fault, cancel);
            if (!DatabaseFailure.IsTransient(fault) || _suspects.Failed(e))
            {
                await SetAside(e.Row, fault, cancel);
                _suspects.Clear(e);
            }
            else
            {
                LogTriedAgain(e.Row.EventId, fault.GetBaseException().Message);
            }
        }
    }

    // Beside all others, and as long as the server lets it.
    private async Task TryAgain(ParsedEvent suspect, CancellationToken cancel)
    {
        try
        {
            await DecideAlone(await WithPeople(processor.Read([suspect.Row]), cancel), null, cancel);
        }
        catch (Exception fault)
        {
            if (!cancel.IsCancellationRequested)
            {
                outage.Failed(Failed, fault);
            }
        }
    }

    // What failed may well be the database: then it takes no other write either, and nothing is held against an event.
    private async Task ThrowIfDatabaseIsAway(Exception fault, CancellationToken cancel)
    {
        if (!DatabaseFailure.IsTransient(fault))
        {
            return;
        }

        try
        {
            await WriteProbe.Run(database, cancel).WaitAsync(BatchLimit, time, cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException(fault.GetBaseException().Message, fault);
        }
    }

    private async Task SetAside(InboxRow row, Exception fault, CancellationToken cancel)
    {
        var isOurs = await database.Write(
            async (db, stop) =>
            {
                var claimed = await inbox.Claim(db, [row.Seq], stop);
                await DecidedMarker.Decided(db, claimed, stop);
                // A decision that is there already stays.
                if (claimed.Count > 0 && !await db.Decisions.AnyAsync(decision => decision.EventId == row.EventId, stop))
                {
                    var failure = fault is OperationCanceledException ? new TimeoutException("It took too long, every time") : fault;
                    var why = $"{failure.GetType().Name}: {failure.GetBaseException().Message}";
                    processor.Refuse(db, row, why);
                    await setAside.Tell(db, "event", row.EventId, null, why, time.Now(), stop);
                }

                return claimed.Count > 0;
            },
            cancel
        );
        if (isOurs)
        {
            LogSetAside(fault, row.EventId);
            setAside.Count("event");
            signals.Messages.Notify();
        }
    }

    [LoggerMessage(EventId = 1801, Level = LogLevel.Error, Message = "Event {EventId} cannot be decided and was set aside")]
    private partial void LogSetAside(Exception fault, string eventId);

    [LoggerMessage(
        EventId = 1802,
        Level = LogLevel.Warning,
        Message = "Event {EventId} could not be decided alone and is tried again beside the others: {Why}"
    )]
    private partial void LogTriedAgain(string eventId, string why);
}
