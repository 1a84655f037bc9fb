using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>Finds the messages whose turn it is.</summary>
public static class MessageQueue
{
    /// <summary>What there is to do at all.</summary>
    public static async Task<WaitingWork> WaitingWork(HandoffDb db, Instant now, CancellationToken cancel) =>
        (await db.Database.SqlQueryRaw<WaitingWork>(MessageSql.WaitingWork, now.ToUnixTimeMilliseconds()).ToListAsync(cancel))[0];

    /// <summary>The channels with posts waiting.</summary>
    public static async Task<IReadOnlyList<ChannelQueue>> ChannelQueues(HandoffDb db, Instant now, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<ChannelQueue>(MessageSql.ChannelQueues, now.ToUnixTimeMilliseconds()).ToListAsync(cancel);

    /// <summary>The edits to go next, at most <paramref name="most"/>.</summary>
    public static Task<IReadOnlyList<string>> NextEdits(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        Ids(db, MessageSql.NextEdits, now, most, cancel);

    /// <summary>Posts with an unknown outcome whose next attempt is due, the longest uncertain first.</summary>
    public static Task<IReadOnlyList<string>> NextUncertain(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        Ids(db, MessageSql.NextUncertain, now, most, cancel);

    /// <summary>The agreements whose posts wait for a channel; null stands for posts of none.</summary>
    public static async Task<IReadOnlyList<string?>> AgreementsWithWaitingPosts(HandoffDb db, string channel, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<string?>(MessageSql.AgreementsWaiting, channel).ToListAsync(cancel);

    private static async Task<IReadOnlyList<string>> Ids(HandoffDb db, string sql, Instant now, int most, CancellationToken cancel) =>
        most <= 0 ? [] : await db.Database.SqlQueryRaw<string>(sql, now.ToUnixTimeMilliseconds(), most).ToListAsync(cancel);
}
