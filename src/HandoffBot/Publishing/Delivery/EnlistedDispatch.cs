using HandoffBot.Store.Context;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// A dispatch cycle in the transaction of another write: what that write wants sent is claimed by the same commit. No other
/// cycle runs until it is disposed.
/// </summary>
internal sealed class EnlistedDispatch(
    Func<HandoffDb, CancellationToken, Task<DispatchResult>> run,
    Action<DispatchResult> committed,
    Action release
) : IDisposable
{
    private DispatchResult? _result;

    /// <summary>Whether it ran: what waits to be sent needs no other cycle to be found.</summary>
    public bool HasRun => _result is not null;

    /// <summary>Runs it, last in the transaction.</summary>
    public async Task Run(HandoffDb db, CancellationToken cancel) => _result = await run(db, cancel);

    /// <summary>After the commit: sends what was claimed.</summary>
    public void Committed()
    {
        if (_result is { } result)
        {
            committed(result);
        }
    }

    public void Dispose() => release();
}
