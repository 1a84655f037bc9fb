using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Store;

public sealed class PostgresTests
{
    [SkippableFact]
    public async Task A_paused_instance_loses_its_locks_for_the_server_ends_idle_transactions_and_endless_statements()
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);
        var limits = await test.Database.Read(
            (db, cancel) =>
                db
                    .Database.SqlQueryRaw<string>(
                        "SELECT current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('statement_timeout') "
                            + "AS \"Value\""
                    )
                    .SingleAsync(cancel),
            default
        );
        Assert.Equal("10s 1min", limits);
    }

    [SkippableFact]
    public async Task A_write_that_meets_a_deadlock_is_run_again()
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);
        await test.Database.Write(
            (db, cancel) =>
                db.Database.ExecuteSqlRawAsync(
                    "INSERT INTO rotations (agreement, route, assigned) VALUES ('a/b', '1', 0), ('a/b', '2', 0)",
                    cancel
                ),
            default
        );
        using var bothHoldOne = new Barrier(2);
        await Task.WhenAll(Cross("1", "2"), Cross("2", "1"));
        Assert.Equal(
            [2L, 2L],
            await test.Database.Read(
                (db, cancel) => db.Rotations.OrderBy(r => r.Route).Select(r => r.Assigned).ToListAsync(cancel),
                default
            )
        );

        Task<int> Cross(string first, string second)
        {
            var runs = 0;
            return Task.Run(() =>
                test.Database.Write(
                    async (db, cancel) =>
                    {
                        await db.Database.ExecuteSqlAsync($"UPDATE rotations SET assigned = assigned + 1 WHERE route = {first}", cancel);
                        if (++runs == 1)
                        {
                            bothHoldOne.SignalAndWait(cancel);
                        }

                        return await db.Database.ExecuteSqlAsync(
                            $"UPDATE rotations SET assigned = assigned + 1 WHERE route = {second}",
                            cancel
                        );
                    },
                    default
                )
            );
        }
    }
}
