using System.Collections.Concurrent;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// Runs dispatch cycles and sends beside them what they claim; the next cycle records the results. One cycle at a time: the
/// publisher's loop runs them, and on SQLite a decision that raises alerts has one in its own transaction (<see cref="TryEnlist"/>).
/// </summary>
public sealed partial class Dispatcher(
    DispatchCycle cycle,
    UnreadableMessages unreadable,
    RefusedResults refused,
    Sender sender,
    SlackAvailability availability,
    Backoff backoff,
    RetryDelay delay,
    DeliveryMetrics metrics,
    PublisherSettings settings,
    WorkSignals signals,
    DatabaseOutage databaseOutage,
    SlackOutage slackOutage,
    TimeProvider time,
    ILogger<Dispatcher> log
)
{
    internal const string CycleFailed = "The publisher's dispatch cycle failed and is tried again";

    // Results share a commit with others, and most often with what is claimed next.
    private static readonly Duration BatchingDelay = Duration.FromMilliseconds(25);
    private static readonly TimeSpan GraceAtStop = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _oneCycle = new(1, 1);
    private readonly ConcurrentDictionary<string, Task> _sending = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<DeliveryResult> _completed = new();
    private readonly List<DeliveryResult> _unrecorded = [];
    private volatile bool _mayEnlist;
    private int _notifying;

    /// <summary>Whether Slack answers; used by whoever runs a cycle.</summary>
    internal CircuitBreaker Breaker { get; } = new(backoff);

    /// <summary>Whether as much is being sent as may be at once.</summary>
    internal bool IsBusy => _sending.Count >= settings.AtOnce;

    /// <summary>From now on a decision may have a cycle in its transaction. Not on PostgreSQL, where another instance may hold what a
    /// cycle locks while it waits for what the decision holds.</summary>
    internal void AllowEnlisting() => _mayEnlist = true;

    /// <summary>Runs a cycle in a transaction of its own, and starts sending what it claimed.</summary>
    /// <param name="cancel">Gives up.</param>
    internal async Task<DispatchResult> Run(CancellationToken cancel)
    {
        await _oneCycle.WaitAsync(cancel);
        try
        {
            return await RunAlone(cancel);
        }
        finally
        {
            _oneCycle.Release();
        }
    }

    /// <summary>The next cycle, for the transaction of another write; null, at once, while one is under way.</summary>
    internal EnlistedDispatch? TryEnlist()
    {
        if (!_mayEnlist || !_oneCycle.Wait(0))
        {
            return null;
        }

        return new EnlistedDispatch(RunWithin, Start, () => _oneCycle.Release());
    }

    /// <summary>What is under way is waited for and recorded, so that a planned stop leaves nothing in doubt. No cycle runs
    /// afterwards.</summary>
    internal async Task RecordRemaining()
    {
        await _oneCycle.WaitAsync();
        await Task.WhenAll(_sending.Values).WaitAsync(GraceAtStop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _unrecorded.AddRange(_completed);
        if (_unrecorded.Count > 0)
        {
            await cycle.Run(_unrecorded, 0, new HashSet<string>(StringComparer.Ordinal), time.Now(), CancellationToken.None);
        }
    }

    private async Task<DispatchResult> RunAlone(CancellationToken cancel)
    {
        var (slots, ours, now) = Gather();
        DispatchResult result;
        try
        {
            result = await cycle.Run(_unrecorded, slots, ours, now, cancel);
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            // A message that cannot be read, or a result that cannot be stored, must not keep the others.
            var isSetAside = await unreadable.SetAside(now, cancel);
            var isRefused = await refused.RecordApart(_unrecorded, ours, cancel);
            if (!isSetAside && !isRefused)
            {
                throw;
            }

            result = await cycle.Run(_unrecorded, slots, ours, now, cancel);
        }

        Send(result);
        return result;
    }

    private Task<DispatchResult> RunWithin(HandoffDb db, CancellationToken cancel)
    {
        var (slots, ours, now) = Gather();
        return cycle.Within(db, _unrecorded, slots, ours, now, cancel);
    }

    // After the commit of a cycle within another write. What it found to do later needs a cycle of its own.
    private void Start(DispatchResult result)
    {
        cycle.Committed(result);
        Send(result);
        if (result.NextCycleAt is not null || result.WorkspaceClosed is not null)
        {
            signals.Messages.Notify();
        }
    }

    // What came back, and how much may be sent.
    private (int Slots, IReadOnlySet<string> Ours, Instant Now) Gather()
    {
        var now = time.Now();
        while (_completed.TryDequeue(out var delivery))
        {
            _unrecorded.Add(delivery);
            Breaker.Record(delivery.Outcome, now);
            availability.Answers = !Breaker.IsOpen;
            slackOutage.Record(delivery.Outcome);
        }

        slackOutage.Report();
        var slots = Breaker.Slots(settings.AtOnce - _sending.Count, _sending.Count);
        return (slots, _sending.Keys.ToHashSet(StringComparer.Ordinal), now);
    }

    private void Send(DispatchResult result)
    {
        _unrecorded.Clear();
        databaseOutage.Succeeded();
        foreach (var row in result.Claimed)
        {
            // Noted before it begins: one that ends at once would be noted as under way for ever, and never be looked at again.
            var send = new Task<Task>(() => Send(row));
            _sending[row.Id] = send.Unwrap();
            // Not on this thread: what counts for seconds before it is sent must not hold the next cycle up.
            send.Start(TaskScheduler.Default);
        }
    }

    // Never cancelled, for a request cut off leaves a message in doubt; Slack's deadline bounds it.
    private async Task Send(MessageRow row)
    {
        DeliveryOutcome outcome;
        try
        {
            outcome = await sender.Send(row, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // A fault of ours: if a request was under way, nobody knows what became of it.
            if (DatabaseFailure.IsTransient(fault))
            {
                databaseOutage.Failed(CycleFailed, fault);
            }
            else
            {
                SendFailed(log, fault, row.Kind, row.Subject);
            }

            outcome = new DeliveryOutcome.Unknown(fault.Message, delay.AfterFailure(row, time.Now()));
        }

        metrics.Record(row, outcome);
        _completed.Enqueue(new DeliveryResult(row, outcome, time.Now()));
        _sending.TryRemove(row.Id, out _);
        NotifySoon();
    }

    // Results wait a moment for others; rows that want sending never wait. Those that a cycle has taken meanwhile need none.
    private void NotifySoon()
    {
        if (Interlocked.Exchange(ref _notifying, 1) == 0)
        {
            _ = NotifyAfterDelay();
        }

        async Task NotifyAfterDelay()
        {
            for (var wait = BatchingDelay; wait > Duration.Zero; wait = UntilBatched())
            {
                await Task.Delay(wait.ToTimeSpan(), time);
            }

            Volatile.Write(ref _notifying, 0);
            if (!_completed.IsEmpty)
            {
                signals.Messages.Notify();
            }
        }
    }

    // How much longer the oldest result waits; a clock that was set back holds none up.
    private Duration UntilBatched()
    {
        var waited = _completed.TryPeek(out var oldest) ? time.Now() - oldest.EndedAt : BatchingDelay;
        return waited < Duration.Zero ? Duration.Zero : BatchingDelay - waited;
    }

    [LoggerMessage(EventId = 1207, Level = LogLevel.Error, Message = "Sending {Kind} {Subject} failed")]
    private static partial void SendFailed(ILogger log, Exception fault, string kind, string subject);
}
