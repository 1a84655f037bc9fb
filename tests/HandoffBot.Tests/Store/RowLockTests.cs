using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Handoffs;
using HandoffBot.Store;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Store;

/// <summary>Two connections at once: what one holds the other waits for, or passes over.</summary>
public sealed class RowLockTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 0);

    [SkippableFact]
    public Task An_account_is_decided_about_by_one_instance_at_a_time() =>
        Excludes(
            "INSERT INTO accounts (key) VALUES ('acme')",
            (database, db, cancel) => StoreModule.InboxOf(database).LockAccounts(db, ["acme"], cancel)
        );

    [SkippableFact]
    public Task An_alert_is_changed_by_one_instance_at_a_time() =>
        Excludes(null, (_, db, cancel) => LockedAlerts.Read(db, ["a1"], cancel));

    [SkippableFact]
    public Task A_pace_is_reserved_by_one_instance_at_a_time() =>
        Excludes(
            "INSERT INTO rate_limits (key, next_free_at) VALUES ('channel:C1', 0)",
            (_, db, cancel) => RateLimitStore.Lock(db, ["channel:C1"], cancel)
        );

    [SkippableFact]
    public Task The_card_that_a_reply_follows_is_leased_by_nobody_meanwhile() =>
        Excludes(
            "UPDATE messages SET sent_revision = 1",
            (_, db, cancel) => MessageClaims.SentMessage(db, "alert", "a1", cancel)
        );

    [SkippableFact]
    public async Task A_turn_is_taken_by_one_instance_at_a_time()
    {
        await using var test = await Filled(null);
        (string, string)[] routes = [("one", "b"), ("one", "a"), Rotations.Limits];
        await test.Database.Write((db, cancel) => Rotations.Lock(db, routes, cancel), default);
        Assert.True(await Waits(test, (_, db, cancel) => Rotations.Lock(db, routes, cancel)));
    }

    [SkippableFact]
    public Task A_message_that_one_instance_leases_is_passed_over_by_another() =>
        PassesOver(
            (db, cancel) => Lease(db, cancel, "a1"),
            async (db, cancel) => Assert.Equal(["a2"], (await Lease(db, cancel, "a1", "a2")).Select(row => row.Subject))
        );

    [SkippableFact]
    public Task An_alert_that_one_instance_expires_is_passed_over_by_another() =>
        PassesOver(
            (db, cancel) => LockedAlerts.Read(db, ["a1"], cancel),
            async (db, cancel) => Assert.Equal(["a2"], await DueAlerts.LockDue(db, Now + Duration.FromDays(30), 10, cancel))
        );

    [SkippableFact]
    public async Task An_event_that_one_instance_decides_is_passed_over_by_another()
    {
        await using var test = await Filled(
            "INSERT INTO inbox (event_id, sender, received_at, body, decided) VALUES ('e1', 's', 0, '', false), ('e2', 's', 0, '', false)"
        );
        var inbox = StoreModule.InboxOf(test.Database);
        await PassesOver(
            test,
            async (db, cancel) => Assert.Equal([1L], await inbox.Claim(db, [1], cancel)),
            async (db, cancel) =>
            {
                Assert.Equal([2L], await inbox.Claim(db, [1, 2], cancel));
                Assert.Empty(await inbox.Peek(10, 1000, [2], cancel));
            }
        );
    }

    private static async Task<IReadOnlyList<HandoffBot.Store.Tables.MessageRow>> Lease(
        HandoffDb db,
        CancellationToken cancel,
        params string[] subjects
    )
    {
        var ids = await db.Messages.AsNoTracking().Where(row => subjects.Contains(row.Subject)).Select(row => row.Id).ToListAsync(cancel);
        return await MessageClaims.Lease(db, ids, Guid.NewGuid().ToString("N"), Now, Now + Duration.FromMinutes(1), cancel);
    }

    private static async Task Excludes(string? sql, Func<IDatabase, HandoffDb, CancellationToken, Task> take)
    {
        await using var test = await Filled(sql);
        Assert.True(await Waits(test, take), "The second transaction took what the first one holds.");
    }

    private static async Task PassesOver(
        Func<HandoffDb, CancellationToken, Task> first,
        Func<HandoffDb, CancellationToken, Task> second,
        string? sql = null
    )
    {
        await using var test = await Filled(sql);
        await PassesOver(test, first, second);
    }

    private static async Task PassesOver(
        TestDatabase test,
        Func<HandoffDb, CancellationToken, Task> first,
        Func<HandoffDb, CancellationToken, Task> second
    ) => Assert.False(await Waits(test, (_, db, cancel) => first(db, cancel), (_, db, cancel) => second(db, cancel)), "It waited.");

    private static Task<bool> Waits(TestDatabase test, Func<IDatabase, HandoffDb, CancellationToken, Task> take) => Waits(test, take, take);

    // Whether the second transaction waits while the first one is open; the server itself says that it does.
    private static async Task<bool> Waits(
        TestDatabase test,
        Func<IDatabase, HandoffDb, CancellationToken, Task> first,
        Func<IDatabase, HandoffDb, CancellationToken, Task> second
    )
    {
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = test.Database.Write(
            async (db, cancel) =>
            {
                await first(test.Database, db, cancel);
                held.TrySetResult();
                await release.Task;
                return true;
            },
            default
        );
        await await Task.WhenAny(held.Task, holder);
        var other = test.Database.Write(
            async (db, cancel) =>
            {
                await second(test.Database, db, cancel);
                return true;
            },
            default
        );
        await Wait.Until(async cancel => other.IsCompleted || await AnyWaits(test, cancel));
        var waited = !other.IsCompleted;
        release.SetResult();
        await Task.WhenAll(holder, other);
        return waited;
    }

    private static Task<bool> AnyWaits(TestDatabase test, CancellationToken cancel) =>
        test.Database.Read(
            (db, stop) =>
                db
                    .Database.SqlQueryRaw<bool>(
                        "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') "
                            + "AS \"Value\""
                    )
                    .SingleAsync(stop),
            cancel
        );

    private static async Task<TestDatabase> Filled(string? sql)
    {
        var test = await TestDatabase.New(TestDatabase.Postgres);
        await test.Database.Write(
            async (db, cancel) =>
            {
                var writer = new AlertWriter(db, AgreementRegistry.With(SampleAgreement.Trials), Now);
                foreach (var id in new[] { "a1", "a2" })
                {
                    writer.Add(
                        null,
                        SampleAlert.Sample(id, Now),
                        [new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.Opened, Now)), new HandoffEffect.RedrawCard()]
                    );
                }

                await writer.Save(cancel);
                return sql is null ? 0 : await db.Database.ExecuteSqlRawAsync(sql, cancel);
            },
            default
        );
        return test;
    }
}
