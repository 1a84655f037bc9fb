using System.Collections.Concurrent;
using HandoffBot.Store.Failures;

namespace HandoffBot.Interactions.Processing;

/// <summary>What is done beside the queue: answers that only read, and replies to people. Bounded, and waited for at the end.</summary>
internal sealed partial class BackgroundTasks(DatabaseOutage outage, ILogger<BackgroundTasks> log) : IDisposable
{
    private const int MostAsides = 500;
    private static readonly TimeSpan AtTheEnd = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _slots = new(8);
    private readonly ConcurrentDictionary<long, Task> _running = new();
    private readonly ConcurrentDictionary<Task, bool> _asides = new();
    private readonly CancellationTokenSource _ended = new();

    /// <summary>Whether the row is being worked.</summary>
    public bool Has(long seq) => _running.ContainsKey(seq);

    /// <summary>Starts work on a row as soon as there is a free hand.</summary>
    public async Task Start(long seq, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        await _slots.WaitAsync(cancel);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[seq] = Run(seq, work, started.Task);
        started.SetResult();
    }

    /// <summary>Does something nobody waits for. With too much of it under way it is left out: it is never more than words.</summary>
    public void Run(Func<CancellationToken, Task> work)
    {
        if (_asides.Count >= MostAsides)
        {
            LeftOut();
            return;
        }

        var task = Task.Run(() => Safely(work));
        _asides[task] = true;
        _ = task.ContinueWith(
            done => _asides.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    /// <summary>Waits a little for what is under way, then gives it up.</summary>
    public async Task Finish()
    {
        _ended.CancelAfter(AtTheEnd);
        await Task.WhenAll([.. _running.Values, .. _asides.Keys]);
    }

    public void Dispose()
    {
        _ended.Dispose();
        _slots.Dispose();
    }

    private async Task Run(long seq, Func<CancellationToken, Task> work, Task started)
    {
        await started;
        try
        {
            await Safely(work);
        }
        finally
        {
            _running.TryRemove(seq, out _);
            _slots.Release();
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

    [LoggerMessage(LogLevel.Warning, "Too many replies are under way; one was left out")]
    private partial void LeftOut();
}
