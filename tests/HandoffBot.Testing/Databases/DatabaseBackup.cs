using HandoffBot.Store;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Testing.Databases;

/// <summary>Backups as the documentation tells how to take them and put them back.</summary>
public static class DatabaseBackup
{
    /// <summary>Takes one while the database is used: SQLite's own backup, or <c>pg_dump</c>. The path of the copy.</summary>
    public static async Task<string> Take(string connectionString)
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("handoffbot-backup-").FullName, "backup");
        if (StoreModule.IsPostgres(connectionString))
        {
            await PostgresServer.Dump(connectionString, copy);
            return copy;
        }

        await using var from = new SqliteConnection(connectionString + ";Pooling=false");
        await using var to = new SqliteConnection($"Data Source={copy};Pooling=false");
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
        return copy;
    }

    /// <summary>Puts one in the database's place. Nothing may use the database meanwhile.</summary>
    public static async Task PutBack(string connectionString, string copy)
    {
        if (StoreModule.IsPostgres(connectionString))
        {
            await PostgresServer.Load(connectionString, copy);
            return;
        }

        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
        File.Copy(copy, file, overwrite: true);
    }
}
