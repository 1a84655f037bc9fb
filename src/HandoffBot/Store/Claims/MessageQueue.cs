using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>Finds the messages whose turn it is.</summary>
public static class MessageQueue
{
    /// <summary>What there is to do at all.</summary>
    public static async Task<WaitingWork> WaitingWork(HandoffDb db, Instant now, CancellationToken cancel) =>
        (
            await Sql.First(
                db,
                MessageSql.WaitingWork,
                row => new WaitingWork(row.Number(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4)),
                cancel,
                now.ToUnixTimeMilliseconds()
            )
        )!;

    /// <summary>The channels with posts waiting.</summary>
    public static async Task<IReadOnlyList<ChannelQueue>> ChannelQueues(HandoffDb db, Instant now, CancellationToken cancel) =>
        await Sql.Query(
            db,
            MessageSql.ChannelQueues,
            row => new ChannelQueue(
                row.Text(0),
                row.LongOrNull(1),
                row.LongOrNull(2),
                row.TextOrNull(3),
                row.TextOrNull(4),
                row.NumberOrNull(5),
                row.LongOrNull(6)
            ),
            cancel,
            now.ToUnixTimeMilliseconds()
        );

    /// <summary>The edits to go next, at most <paramref name="most"/>.</summary>
    public static Task<IReadOnlyList<string>> NextEdits(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        Ids(db, MessageSql.NextEdits, now, most, cancel);

    /// <summary>Posts with an unknown outcome whose next attempt is due, the longest uncertain first.</summary>
    public static Task<IReadOnlyList<string>> NextUncertain(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        Ids(db, MessageSql.NextUncertain, now, most, cancel);

    /// <summary>The agreements whose posts wait for a channel; null stands for posts of none.</summary>
    public static async Task<IReadOnlyList<string?>> AgreementsWithWaitingPosts(HandoffDb db, string channel, CancellationToken cancel) =>
        await Sql.Query(db, MessageSql.AgreementsWaiting, row => row.TextOrNull(0), cancel, channel);

    private static async Task<IReadOnlyList<string>> Ids(HandoffDb db, string sql, Instant now, int most, CancellationToken cancel) =>
        most <= 0 ? [] : await Sql.Query(db, sql, row => row.Text(0), cancel, now.ToUnixTimeMilliseconds(), most);
}
