using System.Data.Common;
using HandoffBot.Store.Clocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Inbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HandoffBot.Store;

/// <summary>What this folder adds to the host.</summary>
public static class StoreModule
{
    public const string EmbeddedDefault = "Data Source=handoffbot.db";

    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(_ => Open(configuration.GetConnectionString("HandoffBot") ?? EmbeddedDefault))
            .AddSingleton(services => InboxOf(services.GetRequiredService<IDatabase>()))
            .AddSingleton<WorkSignals>()
            .AddHostedService<SchemaMigrationService>()
            .AddHostedService<SchemaWatch>()
            .AddDatabaseClock();

    /// <summary>The connection string is the one switch: <c>Host=…</c> is PostgreSQL, <c>Data Source=…</c> is SQLite.</summary>
    public static IDatabase Open(string connectionString) =>
        IsPostgres(connectionString) ? new PostgresDatabase(connectionString) : new SqliteDatabase(connectionString);

    /// <summary>Opens what is there to be read beside a running host; null when an embedded database was never made.</summary>
    public static IDatabase? OpenToRead(string connectionString)
    {
        if (IsPostgres(connectionString))
        {
            var server = new NpgsqlConnectionStringBuilder(connectionString);
            server.Options = $"{server.Options} -c default_transaction_read_only=on".Trim();
            return new PostgresDatabase(server.ToString());
        }

        var parts = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly };
        return File.Exists(parts.DataSource) ? new SqliteDatabase(parts.ToString()) : null;
    }

    /// <summary>Closes what a command opened.</summary>
    public static async ValueTask Close(IDatabase database)
    {
        if (database is IAsyncDisposable later)
        {
            await later.DisposeAsync();
        }

        (database as IDisposable)?.Dispose();
    }

    /// <summary>Whether the connection string names a server.</summary>
    public static bool IsPostgres(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return parts.ContainsKey("Host") || parts.ContainsKey("Server");
    }

    /// <summary>Where the configured database is, for a person to read: the absolute path of its file, or server and database. Holds no
    /// password.</summary>
    public static string Location(IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("HandoffBot") ?? EmbeddedDefault;
        if (!IsPostgres(connection))
        {
            return Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);
        }

        var server = new NpgsqlConnectionStringBuilder(connection);
        return $"{server.Host}:{server.Port}/{server.Database ?? server.Username}";
    }

    public static IInbox InboxOf(IDatabase database) =>
        database is PostgresDatabase postgres ? new PostgresInbox(postgres) : new SqliteInbox((SqliteDatabase)database);
}
