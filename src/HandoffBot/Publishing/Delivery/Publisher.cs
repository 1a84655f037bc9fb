using System.Collections.Concurrent;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// Makes Slack match the rows. One loop runs dispatch cycles against the database; sending goes on beside it, and its results
/// are recorded by the next cycle.
/// </summary>
public sealed partial class Publisher(
    IDatabase database,
    WorkSignals signals,
    DispatchCycle cycle,
    UnreadableMessages unreadable,
    RefusedResults refused,
    Sender sender,
    AvailabilityProbe probe,
    SlackAvailability availability,
    Backoff backoff,
    RetryDelay delay,
    DeliveryMetrics metrics,
    PublisherSettings settings,
    DatabaseOutage databaseOutage,
    SlackOutage slackOutage,
    TimeProvider time,
    ILogger<Publisher> log
) : BackgroundService
{
    private const string CycleFailed = "The publisher's dispatch cycle failed and is tried again";
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BatchingDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan GraceAtStop = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Task> _sending = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<DeliveryResult> _completed = new();
    private readonly List<DeliveryResult> _unrecorded = [];
    private readonly CircuitBreaker _breaker = new(backoff);
    private Task<bool> _probing = Task.FromResult(false);
    private int _notifying;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ownLeasesFreed = false;
        await SupervisedLoop.Run(
            async cancel =>
            {
                if (!ownLeasesFreed)
                {
                    await ReleaseOwnLeases(cancel);
                    ownLeasesFreed = true;
                }

                await Cycle(cancel);
            },
            // The rows and the unrecorded results are still there; the database may be back in a moment.
            fault => databaseOutage.Failed(CycleFailed, fault),
            PollInterval,
            time,
            stoppingToken
        );
        await RecordRemaining();
    }

    private async Task Cycle(CancellationToken cancel)
    {
        var result = await RunCycle(cancel);
        if (_probing.IsCompleted)
        {
            await ProbeAvailability(result.WorkspaceClosed, cancel);
        }

        await signals.Messages.Wait(DelayUntilNextCycle(result), time, cancel);
    }

    private async Task<DispatchResult> RunCycle(CancellationToken cancel)
    {
        var now = time.Now();
        while (_completed.TryDequeue(out var delivery))
        {
            _unrecorded.Add(delivery);
            _breaker.Record(delivery.Outcome, now);
            availability.Answers = !_breaker.IsOpen;
            slackOutage.Record(delivery.Outcome);
        }

        slackOutage.Report();

        var slots = _breaker.Slots(settings.AtOnce - _sending.Count, _sending.Count);
        var ours = _sending.Keys.ToHashSet(StringComparer.Ordinal);
        DispatchResult result;
        try
        {
            result = await cycle.Run(_unrecorded, slots, ours, now, cancel);
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            // A message that cannot be read, or a result that cannot be stored, must not keep the others.
            if (await unreadable.SetAside(now, cancel) + await refused.RecordApart(_unrecorded, ours, cancel) == 0)
            {
                throw;
            }

            result = await cycle.Run(_unrecorded, slots, ours, now, cancel);
        }

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

        return result;
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

    // Results wait a moment for others, so that they share a commit; rows that want sending never wait.
    private void NotifySoon()
    {
        if (Interlocked.Exchange(ref _notifying, 1) == 0)
        {
            _ = NotifyAfterDelay();
        }

        async Task NotifyAfterDelay()
        {
            await Task.Delay(BatchingDelay, time);
            Volatile.Write(ref _notifying, 0);
            signals.Messages.Notify();
        }
    }

    // Applies the result of the last probe and starts the next one beside the loop.
    private async Task ProbeAvailability(string? workspaceClosed, CancellationToken cancel)
    {
        if (await _probing && _breaker.IsOpen)
        {
            _breaker.HalfOpen();
            availability.Answers = true;
            signals.Messages.Notify();
        }

        _probing = RunProbe(workspaceClosed, _breaker.IsProbeDue(time.Now()), cancel);
    }

    private async Task<bool> RunProbe(string? workspaceClosed, bool isProbeDue, CancellationToken cancel)
    {
        try
        {
            var answered = await probe.Run(workspaceClosed, isProbeDue, cancel) && isProbeDue;
            if (answered)
            {
                signals.Messages.Notify();
            }

            return answered;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            databaseOutage.Failed(CycleFailed, fault);
            return false;
        }
    }

    private TimeSpan DelayUntilNextCycle(DispatchResult result)
    {
        var next = _breaker.OpenUntil ?? result.NextCycleAt;
        if (next is not { } at || _sending.Count >= settings.AtOnce)
        {
            return PollInterval;
        }

        var wait = at - time.Now();
        // While the circuit is open the probe's answer ends the wait.
        return wait <= Duration.Zero ? (_breaker.IsOpen ? PollInterval : TimeSpan.Zero)
            : wait.ToTimeSpan() < PollInterval ? wait.ToTimeSpan()
            : PollInterval;
    }

    // On SQLite this process is the only one: what an earlier one leased is free at once.
    private Task<int> ReleaseOwnLeases(CancellationToken cancel) =>
        database.Write(
            (db, token) => db.IsPostgres ? Task.FromResult(0) : MessageClaims.ExpireLeases(db, time.Now(), token),
            cancel
        );

    // What is under way is waited for and written down, so that a planned stop leaves nothing in doubt.
    private async Task RecordRemaining()
    {
        await Task.WhenAll(_sending.Values).WaitAsync(GraceAtStop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _unrecorded.AddRange(_completed);
        if (_unrecorded.Count > 0)
        {
            await cycle.Run(_unrecorded, 0, new HashSet<string>(StringComparer.Ordinal), time.Now(), CancellationToken.None);
        }
    }

    [LoggerMessage(EventId = 1207, Level = LogLevel.Error, Message = "Sending {Kind} {Subject} failed")]
    private static partial void SendFailed(ILogger log, Exception fault, string kind, string subject);
}
