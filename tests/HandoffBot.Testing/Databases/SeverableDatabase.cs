using HandoffBot.Store.Context;

namespace HandoffBot.Testing.Databases;

/// <summary>A database whose process can die: from then on nothing that process does is written down.</summary>
public sealed class SeverableDatabase(IDatabase inner) : IDatabase
{
    private volatile bool _dead;

    public WriteFailureTracker WriteFailures => inner.WriteFailures;

    public CommittedFacts Facts => inner.Facts;

    public void Sever() => _dead = true;

    public Task Prepare(CancellationToken cancel) => inner.Prepare(cancel);

    public Task<T> Write<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        inner.Write(WhileAlive(work), cancel);

    public Task<T> WriteAtOnce<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        inner.WriteAtOnce(WhileAlive(work), cancel);

    public Task<T> Read<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        _dead ? throw new IOException("This process is dead.") : inner.Read(work, cancel);

    private Func<HandoffDb, CancellationToken, Task<T>> WhileAlive<T>(Func<HandoffDb, CancellationToken, Task<T>> work) =>
        async (db, token) =>
        {
            var result = await work(db, token);
            return _dead ? throw new IOException("This process is dead.") : result;
        };
}
