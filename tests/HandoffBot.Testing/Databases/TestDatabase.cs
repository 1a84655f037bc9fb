using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Testing.Files;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Testing.Databases;

/// <summary>One empty, migrated database for one test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";
    private static readonly Lazy<Task<byte[]>> MigratedFile = new(Migrate);
    private readonly string? _folder;

    private TestDatabase(string connectionString, string? folder) =>
        (ConnectionString, _folder, Database) = (connectionString, folder, StoreModule.Open(connectionString));

    /// <summary>For <c>[MemberData]</c>: a test that must hold on both databases.</summary>
    public static TheoryData<string> Both => [Sqlite, Postgres];

    public string ConnectionString { get; }

    public IDatabase Database { get; private set; }

    /// <summary>Of the given kind, migrated.</summary>
    public static async Task<TestDatabase> New(string kind = Sqlite)
    {
        if (kind == Postgres)
        {
            return On(await (await PostgresServer.Shared()).NewMigratedDatabase());
        }

        var database = In(RamDisk.WithRoomFor(2));
        await File.WriteAllBytesAsync(FileOf(database.ConnectionString), await MigratedFile.Value);
        return database;
    }

    /// <summary>Of the given kind, with no tables yet.</summary>
    public static async Task<TestDatabase> NewUnprepared(string kind = Sqlite)
    {
        return kind == Postgres ? await On(await PostgresServer.Shared()) : In(Path.GetTempPath());
    }

    /// <summary>On that server, with no tables yet.</summary>
    public static async Task<TestDatabase> On(PostgresServer server) => On(await server.NewDatabase());

    /// <summary>What another process, or this one after a restart, would see.</summary>
    public async Task Reopen()
    {
        await Close(Database);
        Database = StoreModule.Open(ConnectionString);
    }

    /// <summary>Takes a backup while it runs, as the documentation says: SQLite's own backup, or <c>pg_dump</c>.</summary>
    public Task<string> Backup() => DatabaseBackup.Take(ConnectionString);

    /// <summary>Puts a backup in its place. Nothing else may use it meanwhile.</summary>
    /// <param name="backup">From <see cref="Backup"/>.</param>
    public async Task Restore(string backup)
    {
        await Close(Database);
        await DatabaseBackup.PutBack(ConnectionString, backup);
        Database = StoreModule.Open(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Close(Database);
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    public static async Task Close(IDatabase database)
    {
        if (database is IAsyncDisposable later)
        {
            await later.DisposeAsync();
        }

        (database as IDisposable)?.Dispose();
    }

    private static TestDatabase On(string connectionString) => new(connectionString + ";Pooling=true;Maximum Pool Size=20", null);

    private static TestDatabase In(string parent)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"handoffbot-{Guid.NewGuid():N}")).FullName;
        return new($"Data Source={Path.Combine(folder, "test.db")}", folder);
    }

    private static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    // The tables are made once a run; a test gets a copy of the file.
    private static async Task<byte[]> Migrate()
    {
        await using var database = In(Path.GetTempPath());
        await database.Database.Prepare(default);
        await Close(database.Database);
        return await File.ReadAllBytesAsync(FileOf(database.ConnectionString));
    }
}
