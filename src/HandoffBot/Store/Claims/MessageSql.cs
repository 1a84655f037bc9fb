using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Claims;

/// <summary>
/// The statements of the delivery store. Every condition is spelled as its partial index spells it, so that the cost is that
/// of what waits now, however much was ever sent. <c>{0}</c> is the current time, unless said otherwise.
/// </summary>
internal static class MessageSql
{
    public const string Posts = "m.state = 'Ready' AND m.ts IS NULL AND m.wanted_revision > m.posted_revision";
    public const string Edits = "m.state = 'Ready' AND m.ts IS NOT NULL AND m.wanted_revision > m.posted_revision";
    // A clock that was set back leaves moments far ahead that no wait explains: a retry waits a minute at most, and a lease, whose
    // holder may be another instance with a wrong clock, less than a quarter of an hour.
    private const string Due = "(m.next_attempt_at <= {0} OR m.next_attempt_at > {0} + 90000)";
    private const string OpenDue = "(m.next_attempt_at <= {0} OR m.next_attempt_at > {0} + 900000)";
    public const string Open = "m.state IN ('Sending', 'Uncertain')";

    // A reply whose card is not there yet has no thread to be posted to or looked up in: tries would use up what others need, the
    // reading of a channel after a restore among them, for which the card may wait.
    private const string HasPlace =
        "NOT EXISTS (SELECT 1 FROM messages card WHERE card.id = m.reply_to AND card.ts IS NULL "
            + "AND card.state NOT IN ('Abandoned', 'NeedsOperator'))";

    // A message that is being sent waits for its result.
    public const string Resends =
        "m.resend_at IS NOT NULL AND (m.resend_at <= {0} OR m.resend_at > {0} + 90000) AND m.state = 'Ready' AND m.ts IS NOT NULL";

    // Jumps from channel to channel instead of reading every waiting post.
    public const string ChannelQueues = $$"""
        WITH RECURSIVE queue(channel) AS (
            SELECT min(m.channel) FROM messages m WHERE {{Posts}}
            UNION ALL
            SELECT (SELECT min(m.channel) FROM messages m WHERE {{Posts}} AND m.channel > queue.channel) FROM queue WHERE queue.channel IS
                NOT NULL)
        SELECT best.channel AS Channel, best.free_at AS FreeAt, best.held_until AS HeldUntil, best.closed AS ClosedBecause,
            n.id AS Id, n.priority AS Priority, n.expires_at AS ExpiresAt
        FROM (
            SELECT queue.channel, r.next_free_at AS free_at, r.held_until AS held_until, r.closed_because AS closed,
                (SELECT m.id FROM messages m WHERE {{Posts}} AND m.channel = queue.channel AND {{Due}} AND {{HasPlace}}
                 ORDER BY m.priority, m.expires_at LIMIT 1) AS id
            FROM queue LEFT JOIN rate_limits r ON r.key = 'channel:' || queue.channel
            WHERE queue.channel IS NOT NULL) best
        LEFT JOIN messages n ON n.id = best.id
        """;

    public const string WaitingWork = $$"""
        SELECT
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Posts}}) THEN 1 ELSE 0 END AS Posts,
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Posts}} AND m.expires_at <= {0}) THEN 1 ELSE 0 END AS Expired,
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Edits}}) THEN 1 ELSE 0 END AS Edits,
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Open}} AND {{OpenDue}}) THEN 1 ELSE 0 END AS Open,
            CASE WHEN EXISTS (SELECT 1 FROM messages m WHERE {{Resends}}) THEN 1 ELSE 0 END AS Resends
        """;

    public const string NextEdits =
        $"SELECT m.id AS Value FROM messages m WHERE {Edits} AND {Due} ORDER BY m.priority, m.expires_at LIMIT {{1}}";

    public const string NextUncertain =
        $"SELECT m.id AS Value FROM messages m WHERE {Open} AND {OpenDue} AND m.ts IS NULL AND {HasPlace} ORDER BY m.next_attempt_at "
            + "LIMIT {1}";

    /// <summary>Each may still be applied until <c>{1}</c>.</summary>
    public const string RequeueUncertainEdits =
        $"UPDATE messages AS m SET state = 'Ready', leased_by = NULL, leased_until = NULL, resend_at = {{1}} WHERE {Open} AND "
            + $"{OpenDue} AND m.ts IS NOT NULL";

    /// <summary>What waits to be sent anyway needs no sending of its own.</summary>
    public const string Resend =
        $"UPDATE messages AS m SET wanted_revision = CASE WHEN m.wanted_revision > m.posted_revision THEN m.wanted_revision ELSE "
            + $"m.wanted_revision + 1 END, resend_at = NULL WHERE {Resends}";

    /// <summary><c>{1}</c> is the reason.</summary>
    public const string AbandonExpired = $$"""
        UPDATE messages AS m SET state = CASE WHEN m.uncertain_since IS NULL OR m.reply_to IS NOT NULL THEN 'Abandoned' ELSE
            'NeedsOperator' END, error = {1}
        WHERE {{Posts}} AND m.expires_at <= {0} RETURNING *
        """;

    /// <summary>Of kind <c>{1}</c> in the thread of the card of alert <c>{2}</c>.</summary>
    public const string RestoreReplies = $$"""
        UPDATE messages SET state = 'Ready', error = NULL, attempts = 0, next_attempt_at = {0}
        WHERE reply_to = (SELECT id FROM messages WHERE kind = '{{MessageKinds.Alert}}' AND subject = {2})
            AND kind = {1} AND state = 'Abandoned' AND ts IS NULL AND expires_at > {0}
        """;

    public const string ExpireLeases = $"UPDATE messages AS m SET next_attempt_at = {{0}} WHERE {Open} AND m.next_attempt_at > {{0}}";

    /// <summary><c>{0}</c> is the channel.</summary>
    public const string AgreementsWaiting = $"SELECT DISTINCT m.agreement AS Value FROM messages m WHERE {Posts} AND m.channel = {{0}}";

    /// <summary>To channel <c>{0}</c> from channel <c>{1}</c>, of agreement <c>{2}</c>.</summary>
    public const string MovePosts = $"UPDATE messages AS m SET channel = {{0}} WHERE {Posts} AND m.channel = {{1}} AND m.agreement = {{2}}";

    public const string MovePostsOfNoAgreement =
        $"UPDATE messages AS m SET channel = {{0}} WHERE {Posts} AND m.channel = {{1}} AND m.agreement IS NULL";

    /// <summary>To sender <c>{0}</c> until <c>{1}</c>, for <c>{2}</c> milliseconds; the brackets take the SELECT of their ids, locked where
    /// the database has row locks. A post in doubt keeps the revision of its first try, for whichever try Slack shows says no
    /// less.</summary>
    public const string Lease = """
        UPDATE messages SET
            state = CASE WHEN state = 'Ready' THEN 'Sending' ELSE 'Uncertain' END,
            sent_revision = CASE WHEN state = 'Ready' AND uncertain_since IS NULL THEN wanted_revision ELSE sent_revision END,
            uncertain_since = CASE WHEN state = 'Sending' THEN COALESCE(uncertain_since, leased_until - {2}) ELSE uncertain_since END,
            leased_by = {0}, leased_until = {1}, next_attempt_at = {1}
        WHERE id IN ([leased]) RETURNING *
        """;

    /// <summary>Of kind <c>{0}</c> about subject <c>{1}</c>.</summary>
    public const string SentMessage = "SELECT id AS Value FROM messages WHERE kind = {0} AND subject = {1} AND sent_revision > 0";

    /// <summary>By sender <c>{0}</c> at <c>{1}</c>: message <c>{2}</c>, leased until <c>{3}</c>, is in channel <c>{4}</c> as <c>{5}</c> in
    /// revision <c>{6}</c>.</summary>
    public const string RecordDelivered = """
        UPDATE messages SET state = 'Ready', posted_channel = {4}, ts = {5}, posted_revision = {6},
            attempts = 0, error = NULL, uncertain_since = NULL, leased_by = NULL, leased_until = NULL, next_attempt_at = {1},
            posted_at = COALESCE(posted_at, {1})
        WHERE id = {2} AND leased_until = {3} AND leased_by = {0}
        """;

    /// <summary>Of kind <c>{0}</c> about subject <c>{1}</c>, in channel <c>{2}</c> as <c>{3}</c>, found at <c>{4}</c>.</summary>
    public const string RecordFound = """
        UPDATE messages SET ts = {3}, posted_channel = {2}, state = 'Ready', posted_revision = 0, uncertain_since = NULL, error = NULL,
            attempts = 0, next_attempt_at = {4}, posted_at = COALESCE(posted_at, {4})
        WHERE kind = {0} AND subject = {1} AND ts IS NULL AND uncertain_since IS NOT NULL AND leased_by IS NULL
        """;
}
