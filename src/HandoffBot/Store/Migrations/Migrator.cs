using System.Data.Common;
using System.Globalization;

namespace HandoffBot.Store.Migrations;

/// <summary>Brings a database's schema forward, once, however many instances start together. There is no way back: restore a
/// backup.</summary>
public static class Migrator
{
    /// <summary>Why a database of a newer release is not touched.</summary>
    internal static string Newer(int stands, int known) =>
        $"The database was made by a newer HandoffBot (schema {stands}; this one knows {known}). Start that version, or restore a "
            + $"backup taken before the upgrade.";

    /// <summary>Takes the steps that are missing, all or none.</summary>
    public static void Migrate(DbConnection connection, Dialect dialect) => Migrate(connection, dialect, Migration.All);

    /// <summary>Takes those of <paramref name="steps"/> that are missing, all or none.</summary>
    public static void Migrate(DbConnection connection, Dialect dialect, IReadOnlyList<Migration> steps)
    {
        using var transaction = connection.BeginTransaction();
        Run(dialect.Lock);
        Run("CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, name text NOT NULL)");
        var stands = Convert.ToInt32(Run("SELECT COALESCE(MAX(version), 0) FROM schema_version"), CultureInfo.InvariantCulture);
        if (stands > steps[^1].Version)
        {
            throw new InvalidOperationException(Newer(stands, steps[^1].Version));
        }

        foreach (var step in steps.Where(step => step.Version > stands))
        {
            Run(
                step.Sql.Replace("{seq}", dialect.Seq, StringComparison.Ordinal)
                    .Replace("{keyed}", dialect.Keyed, StringComparison.Ordinal)
            );
            Run($"INSERT INTO schema_version (version, name) VALUES ({step.Version}, '{step.Name}')");
        }

        transaction.Commit();

        object? Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandTimeout = 0;
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }
}
