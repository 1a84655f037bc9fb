using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Store;

/// <summary>
/// A reply in doubt is looked up in its card's thread, once there is one: looks before that used up the calls that a restored
/// database needs to read the channel, for which the card waited.
/// </summary>
public sealed class UncertainReplyTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 16, 9, 0);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task It_waits_for_its_card_and_not_for_one_that_never_comes(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await test.Database.Write(
            (db, _) =>
            {
                db.Messages.AddRange(Row("card", MessageState.Ready, null), Row("reply", MessageState.Uncertain, "card"));
                return Task.FromResult(true);
            },
            default
        );
        Assert.Empty(await Due(test));

        await Change(test, "1700000000.000100", MessageState.Ready);
        Assert.Equal(["reply"], await Due(test));

        await Change(test, null, MessageState.Abandoned);
        Assert.Equal(["reply"], await Due(test));
    }

    private static Task<IReadOnlyList<string>> Due(TestDatabase test) =>
        test.Database.Read((db, cancel) => MessageQueue.NextUncertain(db, Now, 10, cancel), default);

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
            NextAttemptAt = Now,
            CreatedAt = Now,
        };
}
