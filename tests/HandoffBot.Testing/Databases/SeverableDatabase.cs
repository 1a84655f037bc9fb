using HandoffBot.Store.Context;

namespace HandoffBot.Testing.Databases;

/// <summary>A database whose process can die: from then on nothing that process does is written down.</summary>
public sealed class SeverableDatabase(IDatabase inner) : IDatabase
{
    private volatile bool _dead;
    private int _inFlight;
    private int _writes;

    public bool IsDead => _dead;

    /// <summary>Reads and writes that have not ended yet.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Writes that were begun.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>What every read throws from now on; null while they go through.</summary>
    public Exception? ReadFault { get; set; }

    public WriteFailureTracker WriteFailures => inner.WriteFailures;

    public CommittedFacts Facts => inner.Facts;

    public void Sever() => _dead = true;

    public Task Prepare(CancellationToken cancel) => inner.Prepare(cancel);

    public Task<T> Write<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        Interlocked.Increment(ref _writes);
        return Counted(() => inner.Write(WhileAlive(work), cancel));
    }

    public Task<T> WriteAtOnce<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        Counted(() => inner.WriteAtOnce(WhileAlive(work), cancel));

    public Task<T> Read<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        IsDead ? throw new IOException("This process is dead.")
        : ReadFault is { } fault ? throw fault
        : Counted(() => inner.Read(work, cancel));

    public Task EraseRemains(CancellationToken cancel) => inner.EraseRemains(cancel);

    private async Task<T> Counted<T>(Func<Task<T>> work)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            return await work();
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private Func<HandoffDb, CancellationToken, Task<T>> WhileAlive<T>(Func<HandoffDb, CancellationToken, Task<T>> work) =>
        async (db, token) =>
        {
            var result = await work(db, token);
            return IsDead ? throw new IOException("This process is dead.") : result;
        };
}
