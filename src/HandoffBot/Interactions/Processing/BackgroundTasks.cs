using System.Collections.Concurrent;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;

namespace HandoffBot.Interactions.Processing;

/// <summary>
/// What runs beside the worker: requests that only read, and replies to people. Bounded for each <see cref="RequestClass"/>,
/// and waited for when the host stops.
/// </summary>
internal sealed partial class BackgroundTasks(DatabaseOutage outage, WorkSignals signals, ILogger<BackgroundTasks> log) : IDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);
    private readonly Dictionary<RequestClass, Bulkhead> _bulkheads = Enum.GetValues<RequestClass>()
        .ToDictionary(of => of, _ => new Bulkhead());
    private readonly ConcurrentDictionary<long, Task> _requests = new();
    private readonly ConcurrentDictionary<Task, bool> _replies = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _ended = new();

    /// <summary>The rows that run or wait for a slot. Read before the table, it never misses one that ended in between.</summary>
    public IReadOnlySet<long> Accepted() => _requests.Keys.ToHashSet();

    /// <summary>Runs work on a row as soon as its class has a free slot; false when too much of that class waits already.</summary>
    public bool TryStart(RequestClass of, long seq, Func<CancellationToken, Task> work)
    {
        if (!_bulkheads[of].TryAccept())
        {
            return false;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests[seq] = Run(of, seq, work, started.Task);
        started.SetResult();
        return true;
    }

    /// <summary>Shows a reply that nobody waits for. With too many of its class under way it is left out: work is never lost by
    /// that.</summary>
    public void Reply(RequestClass of, Func<CancellationToken, Task> work)
    {
        var bulkhead = _bulkheads[of];
        if (!bulkhead.TryBeginReply())
        {
            LogSkippedReply(of);
            return;
        }

        var task = Task.Run(() => Safely(work));
        _replies[task] = true;
        _ = task.ContinueWith(
            done =>
            {
                bulkhead.EndReply();
                _replies.TryRemove(done, out _);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    /// <summary>Waits a little for what runs, then cancels it. What has no slot yet is not begun: its row is worked at the next
    /// start.</summary>
    public async Task Finish()
    {
        await _stopping.CancelAsync();
        _ended.CancelAfter(StopTimeout);
        await Task.WhenAll([.. _requests.Values, .. _replies.Keys]);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _ended.Dispose();
        foreach (var bulkhead in _bulkheads.Values)
        {
            bulkhead.Dispose();
        }
    }

    private async Task Run(RequestClass of, long seq, Func<CancellationToken, Task> work, Task started)
    {
        await started;
        try
        {
            await _bulkheads[of].Run(() => Safely(work), _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It had no slot yet.
        }
        finally
        {
            _requests.TryRemove(seq, out _);
        }

        if (_bulkheads[of].TakeRefusal())
        {
            signals.SlackInbox.Notify();
        }
    }

    private async Task Safely(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_ended.Token);
        }
        catch (Exception fault)
        {
            outage.Failed("An answer to Slack could not be made", fault);
        }
    }

    [LoggerMessage(EventId = 1406, Level = LogLevel.Warning, Message = "Too many replies of class {Class} are under way; one was left out")]
    private partial void LogSkippedReply(RequestClass @class);
}
