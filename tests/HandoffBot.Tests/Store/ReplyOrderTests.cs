using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Store;

/// <summary>
/// A reply goes to its card's thread, once there is one. Looking for one in doubt before that used up the calls that a restored
/// database needs to read the channel, for which the card waited.
/// </summary>
public sealed class ReplyOrderTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 16, 9, 0);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_in_doubt_is_looked_up_once_its_card_is_there_or_never_comes(string kind)
    {
        await using var test = await Stored(kind, MessageState.Uncertain);
        Assert.Empty(await InDoubt(test));

        await Change(test, "1700000000.000100", MessageState.Ready);
        Assert.Equal(["reply"], await InDoubt(test));

        await Change(test, null, MessageState.Abandoned);
        Assert.Equal(["reply"], await InDoubt(test));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_that_is_ready_takes_no_turn_of_its_channel_before_its_card(string kind)
    {
        await using var test = await Stored(kind, MessageState.Ready);
        // It expires before its card, and would go first.
        Assert.Equal("card", await Next(test));

        await Change(test, "1700000000.000100", MessageState.Ready);
        Assert.Equal("reply", await Next(test));

        await Change(test, null, MessageState.NeedsOperator);
        Assert.Equal("reply", await Next(test));
    }

    private static async Task<TestDatabase> Stored(string kind, MessageState reply)
    {
        var test = await TestDatabase.New(kind);
        await test.Database.Write(
            (db, _) =>
            {
                db.Messages.AddRange(Row("card", MessageState.Ready, null), Row("reply", reply, "card"));
                return Task.FromResult(true);
            },
            default
        );
        return test;
    }

    private static Task<IReadOnlyList<string>> InDoubt(TestDatabase test) =>
        test.Database.Read((db, cancel) => MessageQueue.NextUncertain(db, Now, 10, cancel), default);

    private static async Task<string?> Next(TestDatabase test) =>
        Assert.Single(await test.Database.Read((db, cancel) => MessageQueue.ChannelQueues(db, Now, cancel), default)).Id;

    private static Task<bool> Change(TestDatabase test, string? ts, MessageState state) =>
        test.Database.Write(
            async (db, cancel) =>
            {
                var card = await db.Messages.SingleAsync(row => row.Id == "card", cancel);
                (card.Ts, card.State) = (ts, state);
                return true;
            },
            default
        );

    private static MessageRow Row(string id, MessageState state, string? replyTo) =>
        new()
        {
            Id = id,
            Kind = replyTo is null ? "alert" : "band_rise",
            Subject = id,
            Channel = "C0EMEA",
            ReplyTo = replyTo,
            ClientMessageId = Guid.NewGuid(),
            WantedRevision = 1,
            State = state,
            ExpiresAt = Now + (replyTo is null ? Duration.FromHours(2) : Duration.FromHours(1)),
            NextAttemptAt = Now,
            CreatedAt = Now,
        };
}
