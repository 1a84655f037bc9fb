using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HandoffBot.Store.Dialects;

/// <summary>
/// PostgreSQL, shared by as many instances as are wanted. An instance that stops in the middle of a transaction loses its
/// locks: the server ends a session that idles in one, or a statement that runs too long.
/// </summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    private const int Tries = 10;
    private const string ServerLimits = "-c idle_in_transaction_session_timeout=10s -c statement_timeout=60s";

    public PostgresDatabase(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        parts.Options = string.IsNullOrWhiteSpace(parts.Options) ? ServerLimits : $"{ServerLimits} {parts.Options}";
        parts.ApplicationName ??= "handoffbot";
        if (parts.MaxAutoPrepare == 0)
        {
            parts.MaxAutoPrepare = 100;
        }

        Source = NpgsqlDataSource.Create(parts);
    }

    /// <summary>The connections.</summary>
    internal NpgsqlDataSource Source { get; }

    public WriteFailureTracker WriteFailures { get; } = new();

    public CommittedFacts Facts { get; } = new();

    public async Task Prepare(CancellationToken cancel)
    {
        await using var connection = await Source.OpenConnectionAsync(cancel);
        Migrations.Migrator.Migrate(connection, Migrations.Dialect.Postgres);
    }

    public Task<T> Write<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        WriteFailures.Track(() => WriteUntilDone(work, cancel));

    // The server takes as many writers as there are.
    public Task<T> WriteAtOnce<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) => Write(work, cancel);

    public async Task<T> Read<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = Source.CreateConnection();
        await using var db = new HandoffDb(connection, null, isPostgres: true);
        return await work(db, cancel);
    }

    public Task EraseRemains(CancellationToken cancel) => Task.CompletedTask;

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private async Task<T> WriteUntilDone<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                return await WriteOnce(work, cancel);
            }
            catch (Exception fault) when (run < Tries && AnotherWriterWasFirst(fault))
            {
                // Longer each time, so that the other one gets done.
                await Task.Delay(TimeSpan.FromMilliseconds(3 * run * run), cancel);
            }
        }
    }

    private async Task<T> WriteOnce<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await Source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var db = new HandoffDb(connection, transaction, isPostgres: true);
        var result = await work(db, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        Facts.Publish(db);
        return result;
    }

    // A unique violation counts: the row that two instances both found missing is there on the second look.
    private static bool AnotherWriterWasFirst(Exception fault) =>
        fault is DbUpdateConcurrencyException
        || (fault as PostgresException ?? fault.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.UniqueViolation;
}
