namespace HandoffBot.Store;

/// <summary>Rung after a commit so that the loop that works those rows need not wait for its next look. Missing a ring costs time, never work.</summary>
public sealed class Bells
{
    /// <summary>Score events arrived.</summary>
    public Bell Inbox { get; } = new();

    /// <summary>Messages want posting or editing.</summary>
    public Bell Messages { get; } = new();

    /// <summary>Clicks, commands or events from Slack arrived.</summary>
    public Bell SlackInbox { get; } = new();

    /// <summary>An alert's next due moment moved.</summary>
    public Bell Due { get; } = new();
}

/// <summary>A bell one loop listens to; rings that come while it works are remembered as one.</summary>
public sealed class Bell
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already rung and not yet heard.
        }
    }

    /// <summary>Returns on a ring, or after <paramref name="atMost"/> on a clock that may be moved.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        await _rung.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>Returns on a ring, or after <paramref name="atMost"/>.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancel) => _rung.WaitAsync(atMost, cancel);
}
