using HandoffBot.Core.Agreement;

namespace HandoffBot.Agreements;

/// <summary>
/// The agreement in force. Set at start, before anything runs, and again when a newer version is put in force; read by every
/// room each time it is needed.
/// </summary>
public sealed class CurrentAgreement
{
    private volatile HandoffAgreement? _value;
    private volatile TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HandoffAgreement Value
    {
        get => _value ?? throw new InvalidOperationException("The agreement is read at start, before any room runs.");
        set
        {
            _value = value;
            Interlocked.Exchange(ref _replaced, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }

    /// <summary>The version in force; null before there is one.</summary>
    public int? Version => _value?.Version;

    /// <summary>Returns when another version is put in force, or after <paramref name="atMost"/> on a clock that may be moved.</summary>
    public async Task Replaced(TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(_replaced.Task, Task.Delay(atMost, time, late.Token));
        await late.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
