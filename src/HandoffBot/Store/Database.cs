namespace HandoffBot.Store;

/// <summary>
/// The way to the database. A write is one transaction, run again from the start when the database asks for it
/// (PostgreSQL: serialization failure, deadlock); on SQLite writes go one at a time, in order of arrival.
/// </summary>
public interface IDatabase
{
    /// <summary>Runs <paramref name="work"/> in one transaction and commits it. May run it more than once; it must have no other effect.</summary>
    Task<T> Write<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel);

    /// <summary>Runs <paramref name="work"/> without a transaction and without tracking.</summary>
    Task<T> Read<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel);
}
