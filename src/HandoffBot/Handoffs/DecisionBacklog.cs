namespace HandoffBot.Handoffs;

/// <summary>Whether stored events wait for their decision, as far as this process knows. What it says saves a look at the database and
/// nothing else: another instance may have stored some.</summary>
public sealed class DecisionBacklog
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _drained = New();
    private bool _isLarge;
    private long _additions;

    /// <summary>How often events were added: what is read of the inbox was read after so many.</summary>
    public long Additions
    {
        get
        {
            lock (_gate)
            {
                return _additions;
            }
        }
    }

    /// <summary>Events were stored that wait for their decision.</summary>
    public void Added()
    {
        lock (_gate)
        {
            _additions++;
            if (_drained.Task.IsCompleted)
            {
                _drained = New();
            }
        }
    }

    /// <summary>Takes note of what was read of the inbox.</summary>
    /// <param name="isLarge">Whether more waits than is decided at once.</param>
    public void Read(bool isLarge)
    {
        lock (_gate)
        {
            _isLarge = isLarge;
        }
    }

    /// <summary>All that was read is decided.</summary>
    /// <param name="additions">How often events had been added before it was read.</param>
    public void Drained(long additions)
    {
        lock (_gate)
        {
            if (additions == _additions)
            {
                _drained.TrySetResult();
            }
        }
    }

    /// <summary>Whether nothing waits, or nothing any more after a moment; false at once where much waits.</summary>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="time">The clock.</param>
    public async ValueTask<bool> IsEmpty(TimeSpan atMost, TimeProvider time)
    {
        Task drained;
        lock (_gate)
        {
            if (_drained.Task.IsCompleted || _isLarge)
            {
                return !_isLarge;
            }

            drained = _drained.Task;
        }

        await drained.WaitAsync(atMost, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return drained.IsCompleted;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
