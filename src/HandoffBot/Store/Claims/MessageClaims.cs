using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>Leases messages to a sender, and changes those that nobody is sending.</summary>
public static class MessageClaims
{
    /// <summary>
    /// Takes the messages for one sender until the lease ends: posts and edits become <see cref="MessageState.Sending"/>,
    /// those uncertain <see cref="MessageState.Uncertain"/>, from when their lease began. Skips what another transaction is changing just
    /// now.
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

        var leased = RowLock.SkipLocked(db, $"SELECT id FROM messages WHERE {SqlText.In(db.IsPostgres, "id", 3)}");
        var sql = WithColumns(MessageSql.Lease.Replace("[leased]", leased, StringComparison.Ordinal));
        return await Sql.Query(
            db,
            sql,
            SlackTables.Messages.Read,
            cancel,
            sender,
            until.ToUnixTimeMilliseconds(),
            (long)(until - now).TotalMilliseconds,
            ids.ToArray()
        );
    }

    /// <summary>An edit with an unknown outcome can be sent again: it says the same, or something newer. And once more at
    /// <paramref name="resendAt"/>.</summary>
    public static Task<int> RequeueUncertainEdits(HandoffDb db, Instant now, Instant resendAt, CancellationToken cancel) =>
        Run(db, MessageSql.RequeueUncertainEdits, cancel, now.ToUnixTimeMilliseconds(), resendAt.ToUnixTimeMilliseconds());

    /// <summary>Wants the newest state sent where an edit of unknown outcome can no longer be applied: it may have been applied
    /// after a newer one.</summary>
    public static Task<int> Resend(HandoffDb db, Instant now, CancellationToken cancel) =>
        Run(db, MessageSql.Resend, cancel, now.ToUnixTimeMilliseconds());

    /// <summary>
    /// Gives up posts that expired while they waited, and says which. A card that Slack may show after all is not abandoned but
    /// left to an operator; a reply in a thread offers nothing to press.
    /// </summary>
    public static async Task<IReadOnlyList<MessageRow>> AbandonExpired(HandoffDb db, Instant now, string why, CancellationToken cancel) =>
        await Sql.Query(
            db,
            WithColumns(MessageSql.AbandonExpired),
            SlackTables.Messages.Read,
            cancel,
            now.ToUnixTimeMilliseconds(),
            why
        );

    /// <summary>
    /// The id of a message that was sent at least once; null when it never was. Locked until the transaction ends, so that no
    /// sender leases it meanwhile.
    /// </summary>
    public static Task<string?> SentMessage(HandoffDb db, string kind, string subject, CancellationToken cancel) =>
        Sql.First(db, RowLock.ForUpdate(db, MessageSql.SentMessage), row => row.Text(0), cancel, kind, subject);

    /// <summary>
    /// Lets replies of a kind to the message about <paramref name="subject"/> wait for their post again, if they were abandoned
    /// before Slack showed them and have not expired.
    /// </summary>
    public static Task<int> RestoreReplies(HandoffDb db, string kind, string subject, Instant now, CancellationToken cancel) =>
        Run(db, MessageSql.RestoreReplies, cancel, now.ToUnixTimeMilliseconds(), kind, subject);

    /// <summary>At start on SQLite, where no other process sends: whatever was being sent when the last one ended is uncertain at
    /// once.</summary>
    public static Task<int> ExpireLeases(HandoffDb db, Instant now, CancellationToken cancel) =>
        Run(db, MessageSql.ExpireLeases, cancel, now.ToUnixTimeMilliseconds());

    /// <summary>Moves the waiting posts of a channel that are of one agreement, or of none, to another channel.</summary>
    public static Task<int> MovePosts(HandoffDb db, string from, string to, string? agreement, CancellationToken cancel) =>
        agreement is null
            ? Run(db, MessageSql.MovePostsOfNoAgreement, cancel, to, from)
            : Run(db, MessageSql.MovePosts, cancel, to, from, agreement);

    // The columns by name, in the order they are read.
    private static string WithColumns(string sql) =>
        sql.Replace("RETURNING *", $"RETURNING {SlackTables.Messages.Columns}", StringComparison.Ordinal);

    private static Task<int> Run(HandoffDb db, string sql, CancellationToken cancel, params object?[] values) =>
        Sql.Execute(db, sql, cancel, values);
}
