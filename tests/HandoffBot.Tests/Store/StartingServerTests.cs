using HandoffBot.Sandbox.Time;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Testing.Waiting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HandoffBot.Tests.Store;

/// <summary>After a power cut the bot and its database server start together.</summary>
public sealed class StartingServerTests
{
    [Fact]
    public async Task A_server_that_is_starting_up_is_waited_for()
    {
        var database = new StartingDatabase(attempts: 3);

        await Start(database, TimeSpan.FromMilliseconds(100));

        Assert.Equal(4, database.Attempts);
    }

    [Fact]
    public async Task A_server_that_does_not_come_up_within_a_minute_ends_the_start()
    {
        var database = new StartingDatabase(attempts: int.MaxValue);

        var fault = await Assert.ThrowsAsync<PostgresException>(() => Start(database, TimeSpan.FromSeconds(10)));

        Assert.Equal(PostgresErrorCodes.CannotConnectNow, fault.SqlState);
    }

    [Fact]
    public async Task Any_other_refusal_ends_the_start_at_once()
    {
        var database = new StartingDatabase(attempts: int.MaxValue, PostgresErrorCodes.InvalidPassword);

        await Assert.ThrowsAsync<PostgresException>(() => Start(database, TimeSpan.FromMilliseconds(100)));

        Assert.Equal(1, database.Attempts);
    }

    private static async Task Start(StartingDatabase database, TimeSpan step)
    {
        var time = new SandboxClock();
        var started = new SchemaMigrationService(database, time, NullLogger<SchemaMigrationService>.Instance).StartingAsync(default);
        await Wait.Until(() =>
        {
            time.Advance(step);
            return started.IsCompleted;
        });
        await started;
    }

    private sealed class StartingDatabase(int attempts, string state = PostgresErrorCodes.CannotConnectNow) : IDatabase
    {
        public int Attempts { get; private set; }

        public WriteFailureTracker WriteFailures => throw new NotSupportedException();

        public CommittedFacts Facts => throw new NotSupportedException();

        public Task EraseRemains(CancellationToken cancel) => Task.CompletedTask;

        public Task Prepare(CancellationToken cancel) =>
            Attempts++ < attempts
                ? Task.FromException(new PostgresException("the database system is starting up", "FATAL", "FATAL", state))
                : Task.CompletedTask;

        public Task<T> Write<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
            throw new NotSupportedException();

        public Task<T> WriteAtOnce<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
            throw new NotSupportedException();

        public Task<T> Read<T>(Func<HandoffDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
            throw new NotSupportedException();
    }
}
