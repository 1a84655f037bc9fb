
namespace HandoffBot.Store.Context;

/// <summary>
/// The way to the database. A write is one transaction, run again from the start when the database asks for it
/// (PostgreSQL: serialization failure, deadlock, another writer was first); on SQLite writes go one at a time.
/// </summary>
public interface IDatabase
{
    /// <summary>What kept writes from being done.</summary>
    WriteFailureTracker WriteFailures { get; }

    /// <summary>What was added to alerts' histories.</summary>
    CommittedFacts Facts { get; }

    /// <summary>Brings the schema up to date; refuses one that a newer version made. Safe with many instances starting at once.</summary>
    Task Prepare(CancellationToken cancel);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction, saves and commits. May run it more than once; it must have no other
    /// effect, and must not call <see cref="Write"/> again.
    /// </summary>
    Task<T> Write<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel);

    /// <summary>
    /// As <see cref="Write"/>, for work whose caller is being waited for. On SQLite it goes before the writes nobody waits
    /// for, except the one whose turn is next: those are never kept out.
    /// </summary>
    Task<T> WriteAtOnce<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel);

    /// <summary>
    /// Takes what was deleted or replaced out of the database's files, as far as this program can: SQLite's log is cut to nothing.
    /// PostgreSQL does it in its own time.
    /// </summary>
    Task EraseRemains(CancellationToken cancel);

    /// <summary>Runs <paramref name="work"/> without a transaction and without tracking.</summary>
    Task<T> Read<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel);
}
