using HandoffBot.Interactions.Requests;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Failures;

namespace HandoffBot.Interactions.Processing;

/// <summary>
/// Reads what windows show that opened before it was read. Two at a time, for each may walk a million alerts on one core; how many wait
/// is bounded, for each person and in all, and every window is told what became of it.
/// </summary>
internal sealed class WindowFills(DatabaseOutage outage) : IDisposable
{
    // At three seconds each the last of them is read within the minute after which the window says to pick again.
    private const int Most = 32;
    private const int MostOfPerson = 4;
    private const int AtATime = 2;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private readonly List<PendingWindow> _pending = [];
    private readonly HashSet<Task> _running = [];
    private readonly SemaphoreSlim _turns = new(AtATime);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _ended = new();

    /// <summary>Keeps a place for a window that is about to open; otherwise says why there is none.</summary>
    public async Task<(PendingWindow? Place, WindowFillFailure Refusal)> Reserve(string userId, WindowFill fill)
    {
        var place = new PendingWindow(userId, fill);
        PendingWindow? older;
        WindowFillFailure? refusal;
        lock (_lock)
        {
            older = _pending.Find(one => !one.IsReading && one.IsSame(place));
            refusal = _stopping.IsCancellationRequested ? WindowFillFailure.Stopped : older is null ? Full(userId) : null;
            if (refusal is null)
            {
                _pending.Add(place);
                if (older is not null)
                {
                    _pending.Remove(older);
                }
            }
        }

        if (refusal is { } why)
        {
            place.Dispose();
            return (null, why);
        }

        if (older is not null)
        {
            await older.Replace();
        }

        return (place, default);
    }

    /// <summary>The window did not open.</summary>
    public void GiveUp(PendingWindow place)
    {
        lock (_lock)
        {
            _pending.Remove(place);
        }

        place.Dispose();
    }

    /// <summary>The window is open: fills it as soon as its turn comes.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="show">Shows a modal in it.</param>
    public void Begin(PendingWindow place, Func<Modal, CancellationToken, Task> show)
    {
        lock (_lock)
        {
            var filled = new Task<Task>(() => Fill(place, show));
            var task = filled.Unwrap();
            _running.Add(task);
            _ = task.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            filled.Start(TaskScheduler.Default);
        }
    }

    /// <summary>Reads nothing more. What waits or is being read says so at once.</summary>
    public async Task Stop()
    {
        await _stopping.CancelAsync();
        _ended.CancelAfter(StopTimeout);
    }

    /// <summary>Waits until each window has been told.</summary>
    public async Task Finish()
    {
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
    }

    public void Dispose()
    {
        _turns.Dispose();
        _stopping.Dispose();
        _ended.Dispose();
    }

    private WindowFillFailure? Full(string userId) =>
        _pending.Count(one => one.UserId == userId) >= MostOfPerson ? WindowFillFailure.TooManyOfPerson
        : _pending.Count >= Most ? WindowFillFailure.TooMany
        : null;

    private async Task Fill(PendingWindow place, Func<Modal, CancellationToken, Task> show)
    {
        try
        {
            var (read, why) = await Read(place);
            await show(read ?? place.Fill.Instead(why), _ended.Token);
        }
        catch (Exception fault)
        {
            outage.Failed("A window could not be filled", fault);
        }
        finally
        {
            GiveUp(place);
        }
    }

    private async Task<(Modal? Read, WindowFillFailure Why)> Read(PendingWindow place)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, place.PickedAgain);
            await _turns.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return (null, _stopping.IsCancellationRequested ? WindowFillFailure.Stopped : WindowFillFailure.PickedAgain);
        }

        try
        {
            if (!TakesTurn(place))
            {
                return (null, WindowFillFailure.PickedAgain);
            }

            // A statement that sorts a million rows does not notice that it is no longer wanted, and the embedded database keeps the
            // thread that asked; the window is told all the same.
            var read = Task.Run(() => place.Fill.Read(_stopping.Token), CancellationToken.None);
            return (await read.WaitAsync(_stopping.Token), default);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            return (null, WindowFillFailure.Stopped);
        }
        catch (Exception fault)
        {
            outage.Failed("What a window shows could not be read", fault);
            return (null, WindowFillFailure.Failed);
        }
        finally
        {
            _turns.Release();
        }
    }

    private bool TakesTurn(PendingWindow place)
    {
        lock (_lock)
        {
            place.IsReading = true;
            return _pending.Contains(place);
        }
    }

    private void Ended(Task task)
    {
        lock (_lock)
        {
            _running.Remove(task);
        }
    }
}
