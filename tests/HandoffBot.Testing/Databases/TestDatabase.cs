using HandoffBot.Store;
using HandoffBot.Store.Context;

namespace HandoffBot.Testing.Databases;

/// <summary>One empty, migrated database for one test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";
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
        var database = await NewUnprepared(kind);
        await database.Database.Prepare(default);
        return database;
    }

    /// <summary>Of the given kind, with no tables yet.</summary>
    public static async Task<TestDatabase> NewUnprepared(string kind = Sqlite)
    {
        if (kind == Postgres)
        {
            return await On(await PostgresServer.Shared());
        }

        var folder = Directory.CreateTempSubdirectory("handoffbot-").FullName;
        return new($"Data Source={Path.Combine(folder, "test.db")}", folder);
    }

    /// <summary>On that server, with no tables yet.</summary>
    public static async Task<TestDatabase> On(PostgresServer server) =>
        new(await server.NewDatabase() + ";Pooling=true;Maximum Pool Size=20", null);

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
}
