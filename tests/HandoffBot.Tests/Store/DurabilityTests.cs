using System.Globalization;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Store;

/// <summary>What a commit promises, asked of the very connections that write.</summary>
public sealed class DurabilityTests
{
    [Theory]
    [InlineData("synchronous", "2")]
    [InlineData("journal_mode", "wal")]
    [InlineData("secure_delete", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Sqlite_writes_on_a_connection_set_up_for_it(string pragma, string value)
    {
        await using var test = await TestDatabase.New();
        var sqlite = (SqliteDatabase)test.Database;
        Assert.Equal(value, await sqlite.Write((db, cancel) => Ask(db, $"PRAGMA {pragma}", cancel), default));
        Assert.Equal(value, await sqlite.WriteAtOnce((db, cancel) => Ask(db, $"PRAGMA {pragma}", cancel), default));
        Assert.Equal(
            value,
            await sqlite.AtOnce(
                async connection =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = $"PRAGMA {pragma}";
                    return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
                },
                default
            )
        );

        // The connection that takes the place of one that failed.
        await Assert.ThrowsAnyAsync<Exception>(() => sqlite.Write((db, cancel) => Ask(db, "SELECT * FROM nothing", cancel), default));
        Assert.Equal(value, await sqlite.Write((db, cancel) => Ask(db, $"PRAGMA {pragma}", cancel), default));
    }

    [Fact]
    public async Task A_reader_of_sqlite_keeps_fewer_pages_than_the_writer()
    {
        await using var test = await TestDatabase.New();
        Assert.Equal("-256", await test.Database.Read((db, cancel) => Ask(db, "PRAGMA cache_size", cancel), default));
        Assert.Equal("-2000", await test.Database.Write((db, cancel) => Ask(db, "PRAGMA cache_size", cancel), default));
    }

    [SkippableTheory]
    [InlineData("transaction_isolation", "read committed")]
    [InlineData("synchronous_commit", "on")]
    public async Task Postgresql_commits_durably_in_the_isolation_that_the_locks_are_made_for(string setting, string value)
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);
        Assert.Equal(value, await test.Database.Write((db, cancel) => Ask(db, $"SHOW {setting}", cancel), default));
        Assert.Equal(value, await test.Database.WriteAtOnce((db, cancel) => Ask(db, $"SHOW {setting}", cancel), default));
    }

    private static async Task<string?> Ask(HandoffDb db, string sql, CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        using var command = connection.CreateCommand();
        command.Transaction = db.Transaction;
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }
}
