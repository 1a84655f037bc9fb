namespace HandoffBot.Store.Context;

/// <summary>
/// An auto-reset signal one loop waits for; signals that come while it works are remembered as one. A wait that times out or
/// is cancelled ends without an exception: an idle host throws none.
/// </summary>
public sealed class WorkSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiter;
    private bool _isSignalled;

    public void Notify()
    {
        lock (_gate)
        {
            if (_waiter is null)
            {
                _isSignalled = true;
                return;
            }

            _waiter.TrySetResult();
            _waiter = null;
        }
    }

    /// <summary>Returns on a signal, after <paramref name="atMost"/> on a clock that may be moved, or when <paramref name="cancel"/>
    /// is.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isSignalled)
            {
                _isSignalled = false;
                return;
            }

            _waiter = waiter;
        }

        await using var late = time.CreateTimer(
            static waiting => ((TaskCompletionSource)waiting!).TrySetResult(),
            waiter,
            atMost,
            Timeout.InfiniteTimeSpan
        );
        await using var stopped = cancel.UnsafeRegister(static waiting => ((TaskCompletionSource)waiting!).TrySetResult(), waiter);
        await waiter.Task;
        lock (_gate)
        {
            // A signal that comes after this wait ended is for the next one.
            if (ReferenceEquals(_waiter, waiter))
            {
                _waiter = null;
            }
        }
    }
}
