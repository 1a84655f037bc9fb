namespace HandoffBot.Interactions.Processing;

/// <summary>The bounded slots and the bounded queue of one <see cref="RequestClass"/>, after the bulkhead pattern.</summary>
internal sealed class Bulkhead : IDisposable
{
    private const int Slots = 8;
    private const int MostAccepted = 200;
    private const int MostReplies = 500;
    private readonly SemaphoreSlim _slots = new(Slots);
    private int _accepted;
    private int _replies;
    private volatile bool _refused;

    /// <summary>Accepts work to be run as soon as a slot is free; false when too much is accepted already.</summary>
    public bool TryAccept()
    {
        if (TryCount(ref _accepted, MostAccepted))
        {
            return true;
        }

        _refused = true;
        return false;
    }

    /// <summary>Runs accepted work in a slot; a wait for the slot ends with <paramref name="cancel"/>.</summary>
    public async Task Run(Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await _slots.WaitAsync(cancel);
            try
            {
                await work();
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _accepted);
        }
    }

    /// <summary>True once after work was refused: it may be accepted now.</summary>
    public bool TakeRefusal()
    {
        var refused = _refused;
        _refused = false;
        return refused;
    }

    /// <summary>Counts a reply as under way; false when too many are.</summary>
    public bool TryBeginReply() => TryCount(ref _replies, MostReplies);

    public void EndReply() => Interlocked.Decrement(ref _replies);

    public void Dispose() => _slots.Dispose();

    private static bool TryCount(ref int counter, int most)
    {
        if (Interlocked.Increment(ref counter) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref counter);
        return false;
    }
}
