using System.Net;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HandoffBot.Tests.Intake;

/// <summary>Two instances that store the same events at the same time, on PostgreSQL.</summary>
public sealed class ConcurrentAppendTests
{
    [SkippableFact]
    public async Task Events_are_stored_in_order_of_their_ids_whatever_the_order_of_the_request()
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);
        await using var host = await IntakeHost.Start(test, decide: false);
        await using var other = await Other.Open(test);
        await other.Insert("m");

        var answer = host.Post(new JsonArray(SampleEvent.Hot("z"), SampleEvent.Hot("m"), SampleEvent.Hot("a")));
        await other.UntilSomebodyWaits();
        // The host waits for m and has not stored z yet, so nobody waits for the host.
        await other.Run("SET LOCAL lock_timeout = '1s'");
        await other.Insert("z");
        await other.Commit();

        Assert.Equal(HttpStatusCode.Accepted, (await answer).StatusCode);
        var order = await test.Database.Read(
            (db, cancel) => db.Inbox.OrderBy(row => row.Seq).Select(row => row.EventId).ToListAsync(cancel),
            default
        );
        Assert.Equal(["a", "m", "z"], order.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task A_request_that_the_server_rolled_back_for_a_deadlock_is_stored_all_the_same()
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);
        await using var host = await IntakeHost.Start(test, decide: false);
        await using var other = await Other.Open(test);
        // Only the host's session looks for deadlocks, so that it is the one rolled back.
        await other.Run("SET LOCAL deadlock_timeout = '1min'");
        await other.Insert("z");

        var answer = host.Post(new JsonArray(SampleEvent.Hot("a"), SampleEvent.Hot("z")));
        await other.UntilSomebodyWaits();
        await other.Insert("a");
        await other.Rollback();

        Assert.Equal(HttpStatusCode.Accepted, (await answer).StatusCode);
    }

    private sealed class Other(NpgsqlConnection connection, NpgsqlTransaction transaction, string connectionString) : IAsyncDisposable
    {
        public static async Task<Other> Open(TestDatabase test)
        {
            var connection = new NpgsqlConnection(test.ConnectionString);
            await connection.OpenAsync();
            return new(connection, await connection.BeginTransactionAsync(), test.ConnectionString);
        }

        public Task Insert(string id) =>
            Run($"INSERT INTO inbox (event_id, sender, received_at, body, decided) VALUES ('{id}', 'other', 0, '', false)");

        public async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }

        public async Task UntilSomebodyWaits()
        {
            await using var looking = new NpgsqlConnection(connectionString);
            await looking.OpenAsync();
            await Wait.Until(async () =>
            {
                await using var waiting = new NpgsqlCommand(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
                    looking
                );
                return (long)(await waiting.ExecuteScalarAsync())! > 0;
            });
        }

        public Task Commit() => transaction.CommitAsync();

        public Task Rollback() => transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
