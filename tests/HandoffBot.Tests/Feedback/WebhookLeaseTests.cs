using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using NodaTime;

namespace HandoffBot.Tests.Feedback;

/// <summary>Of several instances one sends to a receiver, and another goes on where it died.</summary>
public sealed class WebhookLeaseTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 20, 9, 0);

    [SkippableFact]
    public async Task A_receiver_belongs_to_one_instance_until_its_lease_ends()
    {
        await using var test = await TestDatabase.New(TestDatabase.Postgres);

        var first = await Lease(test, "one", Nine);
        Assert.NotNull(await Lease(test, "one", Nine));
        Assert.Null(await Lease(test, "other", Nine));
        Assert.True(await Save(test, first!, "one", 7));
        Assert.False(await Save(test, first!, "other", 8));

        var second = await Lease(test, "other", Nine + Duration.FromMinutes(1));
        Assert.Equal(7, second!.Position);
        Assert.False(await Save(test, first!, "one", 9));
    }

    [Fact]
    public async Task On_sqlite_what_an_earlier_process_leased_is_free_at_once()
    {
        await using var test = await TestDatabase.New();

        await Lease(test, "killed", Nine);

        Assert.NotNull(await Lease(test, "next", Nine));
    }

    private static Task<FeedbackWebhookRow?> Lease(TestDatabase test, string instance, Instant now) =>
        test.Database.Write(
            (db, cancel) => FeedbackWebhookStore.Lease(db, "w", "hash", instance, now, now + Duration.FromMinutes(1), cancel),
            default
        );

    private static Task<bool> Save(TestDatabase test, FeedbackWebhookRow row, string instance, long position)
    {
        row.Position = position;
        return test.Database.Write((db, cancel) => FeedbackWebhookStore.Save(db, row, instance, cancel), default);
    }
}
