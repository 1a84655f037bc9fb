using System.Globalization;
using HandoffBot.Store.Dialects.FileSystem;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Tests.Store;

/// <summary>A connection whose log is handed to the operating system in large pieces writes what SQLite's own would.</summary>
public sealed class BufferedLogTests : IDisposable
{
    // So few that pages of a transaction are written before it ends.
    private const string FewPages = "PRAGMA cache_size = 8; PRAGMA wal_autocheckpoint = 60;";
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-log-").FullName;

    private string File => Path.Combine(_folder, "test.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_committed_is_in_the_files_when_the_commit_returns()
    {
        using var writer = Open(BufferedLogFileSystem.Name);
        Run(writer, "CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)");
        for (var id = 1; id <= 40; id++)
        {
            // Some are longer than one call takes.
            Run(writer, $"INSERT INTO t VALUES ({id}, '{new string('x', id % 7 == 0 ? 700_000 : 3_000)}')");
            var copy = Path.Combine(_folder, $"copy{id}.db");
            System.IO.File.Copy(File, copy);
            System.IO.File.Copy($"{File}-wal", $"{copy}-wal");
            using var reader = Open(null, copy);
            Assert.Equal(id, Number(reader, "SELECT COUNT(*) FROM t"));
            Assert.Equal("ok", Text(reader, "PRAGMA integrity_check"));
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Whatever_two_processes_write_and_roll_back_in_turns_the_file_holds_what_they_committed(int seed)
    {
        var random = new Random(seed);
        var expected = new SortedDictionary<long, long>();
        var ours = Open(BufferedLogFileSystem.Name);
        using var other = Open(null);
        Run(ours, FewPages + "CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)");
        Run(other, FewPages);
        for (var round = 0; round < 150; round++)
        {
            var writer = random.Next(3) == 0 ? other : ours;
            var before = new SortedDictionary<long, long>(expected);
            Run(writer, "BEGIN IMMEDIATE");
            for (var change = random.Next(1, 40); change > 0; change--)
            {
                Change(random, writer, expected);
            }

            if (random.Next(4) == 0)
            {
                Run(writer, "ROLLBACK");
                expected = before;
            }
            else
            {
                Run(writer, "COMMIT");
            }

            var reader = random.Next(2) == 0 ? other : ours;
            Assert.Equal(expected.Count, Number(reader, "SELECT COUNT(*) FROM t"));
            Assert.Equal(expected.Values.Sum(), Number(reader, "SELECT COALESCE(SUM(LENGTH(body)), 0) FROM t"));
            if (random.Next(20) == 0)
            {
                Assert.Equal("ok", Text(reader, "PRAGMA integrity_check"));
                ours.Dispose();
                ours = Open(BufferedLogFileSystem.Name);
                Run(ours, FewPages);
            }

            if (random.Next(30) == 0)
            {
                Run(ours, random.Next(2) == 0 ? "VACUUM" : "PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }

        ours.Dispose();
        Assert.Equal("ok", Text(other, "PRAGMA integrity_check"));
        Assert.Equal(expected.Count, Number(other, "SELECT COUNT(*) FROM t"));
    }

    private static void Change(Random random, SqliteConnection writer, SortedDictionary<long, long> rows)
    {
        var id = random.Next(400);
        if (random.Next(5) == 0)
        {
            rows.Remove(id);
            Run(writer, $"DELETE FROM t WHERE id = {id}");
            return;
        }

        var length = random.Next(40) == 0 ? random.Next(200_000) : random.Next(6_000);
        rows[id] = length;
        Run(writer, $"INSERT OR REPLACE INTO t VALUES ({id}, '{new string((char)('a' + random.Next(26)), length)}')");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql) => long.Parse(Text(connection, sql), CultureInfo.InvariantCulture);

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private SqliteConnection Open(string? fileSystem, string? file = null)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file ?? File, Pooling = false, Vfs = fileSystem }.ToString()
        );
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        return connection;
    }
}
