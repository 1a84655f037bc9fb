using HandoffBot.Store.Context;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Dialects;

/// <summary>
/// The embedded database. One connection writes, for one user at a time, so a write never meets a lock of this process; readers
/// have connections of their own and see the last commit (WAL). A commit is on disk when it returns (synchronous=FULL).
/// </summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    // For another process's lock; senders wait for their answer meanwhile.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Waiters on WaitAsync are served in order of arrival. Of the background writes, one at a time may wait for the writer.
    private readonly SemaphoreSlim _writerLock = new(1, 1);
    private readonly SemaphoreSlim _backgroundLock = new(1, 1);
    private readonly string _connectionString;
    private readonly DbContextOptions<HandoffDb> _reading;
    private SqliteConnection? _writer;
    private DbContextOptions<HandoffDb>? _writing;

    public SqliteDatabase(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        File = Path.GetFullPath(parts.DataSource);
        parts.DataSource = File;
        _connectionString = parts.ToString();
        _reading = new DbContextOptionsBuilder<HandoffDb>()
            .UseSqlite(_connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
    }

    /// <summary>Full path of the database file.</summary>
    public string File { get; }

    public WriteFailureTracker WriteFailures { get; } = new();

    public CommittedFacts Facts { get; } = new();

    public Task Prepare(CancellationToken cancel) =>
        AtOnce(
            (connection, _) =>
            {
                Migrations.Migrator.Migrate(connection, Migrations.Dialect.Sqlite);
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
            async (_, options) =>
            {
                await using var db = new HandoffDb(options);
                db.Database.AutoSavepointsEnabled = false;
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
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
        await using var db = new HandoffDb(_reading);
        return await work(db, cancel);
    }

    public void Dispose()
    {
        CloseWriter();
        using var any = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(any);
        _writerLock.Dispose();
        _backgroundLock.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> as the one user of the writing connection; see <see cref="IDatabase.WriteAtOnce"/>.</summary>
    internal Task<T> AtOnce<T>(Func<SqliteConnection, DbContextOptions<HandoffDb>, Task<T>> work, CancellationToken cancel) =>
        WriteFailures.Track(() => RunExclusively(work, cancel));

    private async Task<T> RunExclusively<T>(Func<SqliteConnection, DbContextOptions<HandoffDb>, Task<T>> work, CancellationToken cancel)
    {
        await _writerLock.WaitAsync(cancel);
        try
        {
            _writer ??= Open();
            _writing ??= new DbContextOptionsBuilder<HandoffDb>().UseSqlite(_writer).Options;
            return await work(_writer, _writing);
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
            SqliteStatement.Finish(_writer);
        }

        _writer?.Dispose();
        (_writer, _writing) = (null, null);
    }

    private SqliteConnection Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var parts = new SqliteConnectionStringBuilder(_connectionString)
        {
            Pooling = false,
            DefaultTimeout = (int)LongestWait.TotalSeconds,
        };
        var connection = new SqliteConnection(parts.ToString());
        try
        {
            connection.Open();
            using var pragmas = connection.CreateCommand();
            // busy_timeout: SQLite itself waits for another process's lock in small steps; the driver would sleep 150 ms at a time.
            pragmas.CommandText =
                $"PRAGMA busy_timeout = {LongestWait.TotalMilliseconds:0}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA "
                    + $"journal_size_limit = 67108864;";
            pragmas.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
