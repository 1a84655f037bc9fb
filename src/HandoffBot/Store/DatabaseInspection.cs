using System.Data.Common;
using System.Globalization;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Migrations;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HandoffBot.Store;

/// <summary>Looks at a database as a host would find it, writes nothing to it and makes no file. May run beside a host.</summary>
public static class DatabaseInspection
{
    public static async Task<InspectedDatabase> Run(string connectionString, CancellationToken cancel)
    {
        try
        {
            return StoreModule.IsPostgres(connectionString)
                ? await Postgres(connectionString, cancel)
                : await Sqlite(connectionString, cancel);
        }
        catch (Exception fault)
            when (fault is DbException or IOException or UnauthorizedAccessException or TimeoutException or ArgumentException)
        {
            return new InspectedDatabase("") { ConnectionError = fault.Message };
        }
    }

    private static async Task<InspectedDatabase> Sqlite(string connectionString, CancellationToken cancel)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        var file = Path.GetFullPath(parts.DataSource);
        if (!File.Exists(file))
        {
            return FileAccessCheck.FaultOfNew(file) is { } fault
                ? new InspectedDatabase($"{file} is not there yet.") { Faults = [fault] }
                : new InspectedDatabase($"{file} will be made at the first start.");
        }

        // Without a log beside it nobody is writing: then the file is read as it lies, which needs no files beside it either.
        parts.DataSource = File.Exists(file + "-wal") ? file : $"{new Uri(file).AbsoluteUri}?immutable=1";
        (parts.Mode, parts.Pooling) = (SqliteOpenMode.ReadOnly, false);
        await using var connection = new SqliteConnection(parts.ToString());
        await connection.OpenAsync(cancel);
        var isNew = await Scalar(connection, "SELECT 1 FROM sqlite_master WHERE name = 'schema_version'", cancel) is null;
        var found = await Read(connection, file, isNew, cancel);
        return FileAccessCheck.FaultOfExisting(file) is { } unwritable ? found with { Faults = [unwritable, .. found.Faults] } : found;
    }

    private static async Task<InspectedDatabase> Postgres(string connectionString, CancellationToken cancel)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(parts.ToString());
        await connection.OpenAsync(cancel);
        await Scalar(connection, "SET default_transaction_read_only = on", cancel);
        var isNew = await Scalar(connection, "SELECT to_regclass('schema_version')::text", cancel) is null or DBNull;
        var found = await Read(connection, $"{parts.Database} on {parts.Host}", isNew, cancel);
        var faults = new List<string>();
        if (await Scalar(connection, "SELECT pg_is_in_recovery()", cancel) is true)
        {
            faults.Add("The PostgreSQL server is a read-only standby. Name the primary in ConnectionStrings:HandoffBot.");
        }
        else if (isNew && await Scalar(connection, "SELECT has_schema_privilege(current_schema(), 'CREATE')", cancel) is not true)
        {
            faults.Add(
                $"The account {parts.Username} may not make tables in the database {parts.Database}. GRANT CREATE on its schema, or "
                    + $"name another account."
            );
        }
        else if (!isNew && await Scalar(connection, "SELECT has_table_privilege('schema_version', 'UPDATE')", cancel) is not true)
        {
            faults.Add(
                $"The account {parts.Username} may not write to the tables of the database {parts.Database}. Name the account that made "
                    + $"them."
            );
        }

        return found with
        {
            Faults = [.. faults, .. found.Faults],
        };
    }

    private static async Task<InspectedDatabase> Read(DbConnection connection, string name, bool isNew, CancellationToken cancel)
    {
        if (isNew)
        {
            return new InspectedDatabase($"{name} is empty; its tables will be made at the first start.");
        }

        var known = Migration.All[^1].Version;
        var stands = Convert.ToInt32(
            await Scalar(connection, "SELECT COALESCE(MAX(version), 0) FROM schema_version", cancel),
            CultureInfo.InvariantCulture
        );
        if (stands > known)
        {
            return new InspectedDatabase($"{name}, schema {stands}.") { Faults = [Migrator.Newer(stands, known)] };
        }

        if (stands < 1)
        {
            return new InspectedDatabase($"{name} is empty; its tables will be made at the first start.");
        }

        var says =
            stands < known
                ? $"{name}; its schema will go from {stands} to {known} at the next start, with no way back but a backup."
                : $"{name}, schema {stands}.";
        return new InspectedDatabase(says) { Agreements = await Agreements(connection, cancel) };
    }

    private static async Task<IReadOnlyList<InspectedAgreement>> Agreements(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT agreement, version, text, retired_at, rolled_back_to, proposal, taken_back_by FROM agreements "
            + AgreementStore.SinceFileSql;
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new Dictionary<string, InspectedAgreement>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            var (id, text) = (row.GetString(0), row.GetString(2));
            int? rolledBackTo = await row.IsDBNullAsync(4, cancel) ? null : row.GetInt32(4);
            found[id] = new(
                id,
                row.GetInt32(1),
                text,
                await row.IsDBNullAsync(3, cancel) ? null : row.GetInt64(3),
                rolledBackTo is not null ? VersionOrigin.RolledBack
                    : !await row.IsDBNullAsync(5, cancel) ? VersionOrigin.Proposed
                    : await row.IsDBNullAsync(6, cancel) ? VersionOrigin.File
                    : VersionOrigin.TakenBack,
                rolledBackTo,
                [.. found.GetValueOrDefault(id)?.TextsSinceFile ?? [], text]
            );
        }

        return [.. found.Values];
    }

    // Always a constant: nothing a person wrote comes near it.
#pragma warning disable CA2100
    private static async Task<object?> Scalar(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel);
    }
#pragma warning restore CA2100
}
