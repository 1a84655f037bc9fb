using System.Collections.Concurrent;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects.FileSystem;
using HandoffBot.Store.Statements;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Store.Dialects;

/// <summary>
/// The embedded database. One connection writes, for one user at a time, so a write never meets a lock of this process; readers
/// have connections of their own and see the last commit (WAL). A commit is on disk when it returns (synchronous=FULL).
/// </summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    /// <summary>What stands for the path of a database that goes with its connection.</summary>
    internal const string InMemory = ":memory:";

    // For another process's lock; senders wait for their answer meanwhile.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // More than that read at once only in a rush, and a connection keeps its statements and pages in memory.
    private const int IdleReaders = 16;

    // Waiters on WaitAsync are served in order of arrival. Of the background writes, one at a time may wait for the writer.
    private readonly SemaphoreSlim _writerLock = new(1, 1);
    private readonly SemaphoreSlim _backgroundLock = new(1, 1);
    private readonly string _connectionString;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private volatile bool _isDisposed;
    private SqliteConnection? _writer;

    static SqliteDatabase() => SqlitePragmas.CountNoMemory();

    public SqliteDatabase(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        File = parts.DataSource == InMemory ? InMemory : Path.GetFullPath(parts.DataSource);
        parts.DataSource = File;
        _connectionString = parts.ToString();
    }

    /// <summary>Full path of the database file; <see cref="InMemory"/> for one that only the writing connection sees.</summary>
    public string File { get; }

    public WriteFailureTracker WriteFailures { get; } = new();

    public CommittedFacts Facts { get; } = new();

    public Task Prepare(CancellationToken cancel) =>
        AtOnce(
            connection =>
            {
                Migrations.Migrator.Migrate(connection, Migrations.Dialect.Sqlite);
                SqliteErasure.RewriteOnce(connection);
                return Task.FromResult(true);
            },
            cancel
        );

    public async Task<T> Write<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await _backgroundLock.WaitAsync(cancel);
        try
        {
            return await WriteAtOnce(work, cancel);
        }
        finally
        {
            _backgroundLock.Release();
        }
    }

    public Task<T> WriteAtOnce<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        AtOnce(
            async connection =>
            {
                // Not deferred: the lock is taken at once.
                await using var transaction = connection.BeginTransaction();
                await using var db = new HandoffDb(connection, transaction, isPostgres: false);
                var result = await work(db, cancel);
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(CancellationToken.None);
                Facts.Publish(db);
                return result;
            },
            cancel
        );

    public async Task<T> Read<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        // Idle readers stay open with their statements prepared. One that failed is not used again.
        var connection = _readers.TryTake(out var idle) ? idle : OpenReader();
        var isSound = false;
        try
        {
            await using var db = new HandoffDb(connection, null, isPostgres: false);
            var result = await work(db, cancel);
            isSound = true;
            return result;
        }
        finally
        {
            if (isSound && !_isDisposed && _readers.Count < IdleReaders)
            {
                _readers.Add(connection);
            }
            else
            {
                Close(connection);
            }
        }
    }

    public async Task EraseRemains(CancellationToken cancel)
    {
        await AtOnce(
            connection =>
            {
                SqliteErasure.RewriteSmall(connection);
                return Task.FromResult(true);
            },
            cancel
        );
        for (var look = 0; look < SqliteErasure.Tries; look++)
        {
            if (await AtOnce(connection => Task.FromResult(SqliteErasure.TruncateLog(connection, LongestWait)), cancel))
            {
                return;
            }

            // Somebody reads an older commit from the log; nobody waits for the writer meanwhile.
            await Task.Delay(SqliteErasure.BetweenTries, cancel);
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        // A start that failed disposes the host while its loops still run: the write under way is finished first.
        if (_writerLock.Wait(LongestWait))
        {
            CloseWriter();
        }

        while (_readers.TryTake(out var reader))
        {
            Close(reader);
        }

        // The other lock stays: the write that was finished still gives it back, and it holds nothing to be freed.
        _writerLock.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> as the one user of the writing connection; see <see cref="IDatabase.WriteAtOnce"/>.</summary>
    internal Task<T> AtOnce<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancel) =>
        WriteFailures.Track(() => RunExclusively(work, cancel));

    private async Task<T> RunExclusively<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancel)
    {
        await _writerLock.WaitAsync(cancel);
        try
        {
            return await work(_writer ??= OpenWriter());
        }
        catch (Exception fault) when ((fault as SqliteException ?? fault.InnerException) is SqliteException)
        {
            // A disk that was full or gone leaves the connection in an unknown state: the next user gets a fresh one.
            CloseWriter();
            throw;
        }
        finally
        {
            _writerLock.Release();
        }
    }

    private void CloseWriter()
    {
        if (_writer is not null)
        {
            Close(_writer);
        }

        _writer = null;
    }

    private static void Close(SqliteConnection connection)
    {
        SqliteStatement.Finish(connection);
        SqliteCommands.Finish(connection);
        connection.Dispose();
    }

    private SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            SqlitePragmas.KeepFewPages(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection OpenWriter()
    {
        if (File != InMemory)
        {
            PrivateFiles.Prepare(File);
        }

        var parts = new SqliteConnectionStringBuilder(_connectionString)
        {
            Pooling = false,
            DefaultTimeout = (int)LongestWait.TotalSeconds,
            Vfs = BufferedLogFileSystem.Name,
        };
        var connection = new SqliteConnection(parts.ToString());
        try
        {
            connection.Open();
            SqlitePragmas.Set(connection, LongestWait);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
