using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>A channel with posts waiting, and the one to go next.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="FreeAt">When the channel may next be posted to, in Unix milliseconds; null when it never was.</param>
/// <param name="ClosedBecause">Why it takes no posts; null while it does.</param>
/// <param name="Id">The post to go next; null while all of the channel's posts wait for their next attempt.</param>
/// <param name="Priority">Of that post.</param>
/// <param name="ExpiresAt">Of that post.</param>
public sealed record ChannelQueue(string Channel, long? FreeAt, string? ClosedBecause, string? Id, int? Priority, long? ExpiresAt);

/// <summary>Which kinds of work the ledger has just now, 1 or 0 each: most turns have one kind only.</summary>
public sealed record WaitingWork(int Posts, int Expired, int Edits, int Open);

/// <summary>
/// The delivery ledger's SQL. Every condition is spelled as its partial index spells it, so that the cost is that of what
/// waits now, however much was ever sent.
/// </summary>
public static class MessageClaims
{
    private const string Posts = "m.state = 'Ready' AND m.ts IS NULL AND m.wanted_revision > m.posted_revision";
    private const string Edits = "m.state = 'Ready' AND m.ts IS NOT NULL AND m.wanted_revision > m.posted_revision";
    private const string Open = "m.state IN ('Sending', 'Uncertain')";

    // Jumps from channel to channel instead of reading every waiting post.
    private const string LanesSql = $$"""
        WITH RECURSIVE lane(channel) AS (
            SELECT min(m.channel) FROM messages m WHERE {{Posts}}
            UNION ALL
            SELECT (SELECT min(m.channel) FROM messages m WHERE {{Posts}} AND m.channel > lane.channel) FROM lane WHERE lane.channel IS NOT NULL)
        SELECT best.channel AS Channel, best.free_at AS FreeAt, best.closed AS ClosedBecause, n.id AS Id, n.priority AS Priority, n.expires_at AS ExpiresAt
        FROM (
            SELECT lane.channel, p.next_free_at AS free_at, p.closed_because AS closed,
                (SELECT m.id FROM messages m WHERE {{Posts}} AND m.channel = lane.channel AND m.next_attempt_at <= {0}
                 ORDER BY m.priority, m.expires_at LIMIT 1) AS id
            FROM lane LEFT JOIN paces p ON p.key = 'channel:' || lane.channel
            WHERE lane.channel IS NOT NULL) best
        LEFT JOIN messages n ON n.id = best.id
        """;

    private const string WaitingSql = $$"""
        SELECT
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Posts}}) THEN 1 ELSE 0 END AS Posts,
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Posts}} AND m.expires_at <= {0}) THEN 1 ELSE 0 END AS Expired,
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Edits}}) THEN 1 ELSE 0 END AS Edits,
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Open}} AND m.next_attempt_at <= {0}) THEN 1 ELSE 0 END AS Open
        """;

    /// <summary>What there is to do at all.</summary>
    public static async Task<WaitingWork> Waiting(HandoffDb db, Instant now, CancellationToken cancel) =>
        (await db.Database.SqlQueryRaw<WaitingWork>(WaitingSql, now.ToUnixTimeMilliseconds()).ToListAsync(cancel))[0];

    /// <summary>The channels with posts waiting.</summary>
    public static async Task<IReadOnlyList<ChannelQueue>> ChannelQueues(HandoffDb db, Instant now, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<ChannelQueue>(LanesSql, now.ToUnixTimeMilliseconds()).ToListAsync(cancel);

    /// <summary>The edits to go next, at most <paramref name="most"/>.</summary>
    public static async Task<IReadOnlyList<string>> WaitingEdits(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        await Ids(
            db,
            $"SELECT m.id AS Value FROM messages m WHERE {Edits} AND m.next_attempt_at <= {{0}} ORDER BY m.priority, m.expires_at LIMIT {{1}}",
            now,
            most,
            cancel
        );

    /// <summary>Posts whose end nobody knows and whose turn has come, the longest in doubt first.</summary>
    public static async Task<IReadOnlyList<string>> Uncertain(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        await Ids(
            db,
            $"SELECT m.id AS Value FROM messages m WHERE {Open} AND m.next_attempt_at <= {{0}} AND m.ts IS NULL ORDER BY m.next_attempt_at LIMIT {{1}}",
            now,
            most,
            cancel
        );

    /// <summary>An edit whose end nobody knows can be sent again: it says the same, or something newer.</summary>
    public static Task<int> FreeLapsedEdits(HandoffDb db, Instant now, CancellationToken cancel) =>
        Run(
            db,
            $"UPDATE messages AS m SET state = 'Ready', leased_by = NULL, leased_until = NULL WHERE {Open} AND m.next_attempt_at <= {{0}} AND m.ts IS NOT NULL",
            cancel,
            now.ToUnixTimeMilliseconds()
        );

    /// <summary>
    /// Gives up posts that expired while they waited, and says which. A card that Slack may show after all is not dropped but
    /// left to an operator; a reply in a thread offers nothing to press.
    /// </summary>
    public static async Task<IReadOnlyList<MessageRow>> GiveUpExpired(HandoffDb db, Instant now, string why, CancellationToken cancel)
    {
        var sql = $$"""
            UPDATE messages AS m SET state = CASE WHEN m.uncertain_since IS NULL OR m.reply_to IS NOT NULL THEN 'Abandoned' ELSE 'NeedsOperator' END, error = {0}
            WHERE {{Posts}} AND m.expires_at <= {1} RETURNING *
            """;
        return await db.Messages.FromSqlRaw(sql, why, now.ToUnixTimeMilliseconds()).AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>
    /// Takes the messages for one sender until the lease ends: posts and edits become <see cref="MessageState.Sending"/>,
    /// those in doubt <see cref="MessageState.Uncertain"/>, from when their lease began. Skips what another transaction is changing just now.
    /// </summary>
    public static async Task<IReadOnlyList<MessageRow>> Lease(
        HandoffDb db,
        IReadOnlyList<string> ids,
        string sender,
        Instant now,
        Instant until,
        CancellationToken cancel
    )
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var padded = Padded(ids);
        var list = string.Join(", ", padded.Select((_, i) => $"{{{i + 3}}}"));
        var sql = $$"""
            UPDATE messages SET
                state = CASE WHEN state = 'Ready' THEN 'Sending' ELSE 'Uncertain' END,
                sent_revision = CASE WHEN state = 'Ready' THEN wanted_revision ELSE sent_revision END,
                uncertain_since = CASE WHEN state = 'Sending' THEN COALESCE(uncertain_since, leased_until - {2}) ELSE uncertain_since END,
                leased_by = {0}, leased_until = {1}, next_attempt_at = {1}
            WHERE id IN (SELECT id FROM messages WHERE id IN ({{list}}){{ForUpdate(db, " SKIP LOCKED")}}) RETURNING *
            """;
        var values = new List<object> { sender, until.ToUnixTimeMilliseconds(), (long)(until - now).TotalMilliseconds };
        values.AddRange(padded);
        return await db.Messages.FromSqlRaw(sql, [.. values]).AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>
    /// The id of a message that was sent at least once; null when it never was. Locked until the transaction ends, so that no
    /// sender leases it meanwhile.
    /// </summary>
    public static async Task<string?> SentCard(HandoffDb db, string kind, string subject, CancellationToken cancel)
    {
        var sql = $"SELECT id AS Value FROM messages WHERE kind = {{0}} AND subject = {{1}} AND sent_revision > 0{ForUpdate(db)}";
        return (await db.Database.SqlQueryRaw<string>(sql, kind, subject).ToListAsync(cancel)).FirstOrDefault();
    }

    /// <summary>At start on SQLite, where no other process sends: whatever was being sent when the last one ended is in doubt at once.</summary>
    public static Task<int> TakeOver(HandoffDb db, Instant now, CancellationToken cancel) =>
        Run(
            db,
            $"UPDATE messages AS m SET next_attempt_at = {{0}} WHERE {Open} AND m.next_attempt_at > {{0}}",
            cancel,
            now.ToUnixTimeMilliseconds()
        );

    /// <summary>The agreements whose posts wait for a channel; null stands for posts of none.</summary>
    public static async Task<IReadOnlyList<string?>> AgreementsWaiting(HandoffDb db, string channel, CancellationToken cancel) =>
        await db
            .Database.SqlQueryRaw<string?>(
                $"SELECT DISTINCT m.agreement AS Value FROM messages m WHERE {Posts} AND m.channel = {{0}}",
                channel
            )
            .ToListAsync(cancel);

    /// <summary>Moves the waiting posts of a channel that are of one agreement, or of none, to another channel.</summary>
    public static Task<int> MovePosts(HandoffDb db, string from, string to, string? agreement, CancellationToken cancel) =>
        agreement is null
            ? Run(
                db,
                $"UPDATE messages AS m SET channel = {{0}} WHERE {Posts} AND m.channel = {{1}} AND m.agreement IS NULL",
                cancel,
                to,
                from
            )
            : Run(
                db,
                $"UPDATE messages AS m SET channel = {{0}} WHERE {Posts} AND m.channel = {{1}} AND m.agreement = {{2}}",
                cancel,
                to,
                from,
                agreement
            );

    /// <summary>Row locks where there are rows locks; SQLite's writers go one at a time anyway.</summary>
    internal static string ForUpdate(HandoffDb db, string how = "") => db.Database.IsNpgsql() ? " FOR UPDATE" + how : "";

    // Few sizes make few texts: each new text costs a compilation.
    private static IEnumerable<string> Padded(IReadOnlyList<string> ids) =>
        ids.Concat(Enumerable.Repeat(ids[^1], (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)ids.Count) - ids.Count));

    private static async Task<IReadOnlyList<string>> Ids(HandoffDb db, string sql, Instant now, int most, CancellationToken cancel) =>
        most <= 0 ? [] : await db.Database.SqlQueryRaw<string>(sql, now.ToUnixTimeMilliseconds(), most).ToListAsync(cancel);

    private static Task<int> Run(HandoffDb db, string sql, CancellationToken cancel, params object[] values) =>
        db.Database.ExecuteSqlRawAsync(sql, values, cancel);
}
