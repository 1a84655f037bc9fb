using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Restores;

/// <summary>A channel whose history is still to be read, from a moment on.</summary>
public sealed record ReconciliationLease(string Channel, Instant Oldest, Instant LeasedUntil);

/// <summary>The SQL of bringing Slack and a restored database together.</summary>
public static class ReconciliationStore
{
    private const string CardsOfLiveAlerts =
        $"m.kind = '{MessageKinds.Alert}' AND m.ts IS NOT NULL AND a.id = m.subject AND (a.state IN ('Open', 'Claimed') "
            + "OR a.expires_at > {1})";

    // What is asked of people may be answered weeks later.
    private static readonly Duration EditedWithin = Duration.FromDays(30);
    private static readonly string Edited = $"m.kind IN ({string.Join(", ", MessageKinds.Edited.Select(kind => $"'{kind}'"))})";

    /// <summary>The last moment of which the database knows anything; null when it is empty.</summary>
    public static async Task<Instant?> LastKnown(HandoffDb db, CancellationToken cancel)
    {
        var latest = await Sql.First(
            db,
            """
            SELECT COALESCE((SELECT received_at FROM inbox WHERE seq = (SELECT MAX(seq) FROM inbox)), 0),
                COALESCE((SELECT at FROM alert_facts WHERE seq = (SELECT MAX(seq) FROM alert_facts)), 0),
                COALESCE((SELECT received_at FROM slack_inbox WHERE seq = (SELECT MAX(seq) FROM slack_inbox)), 0)
            """,
            row => Math.Max(row.Long(0), Math.Max(row.Long(1), row.Long(2))),
            cancel
        );
        return latest == 0 ? null : Instant.FromUnixTimeMilliseconds(latest);
    }

    /// <summary>Conversations that messages went to since a moment.</summary>
    public static Task<List<string>> ChannelsSince(HandoffDb db, Instant since, CancellationToken cancel) =>
        Sql.Query(
            db,
            "SELECT DISTINCT posted_channel FROM messages WHERE posted_channel IS NOT NULL AND created_at > {0}",
            row => row.Text(0),
            cancel,
            since.ToUnixTimeMilliseconds()
        );

    /// <summary>Every post that waits may have been sent already: it is looked up before it is sent. How many there are.</summary>
    public static Task<int> DoubtPosts(HandoffDb db, Instant now, CancellationToken cancel) =>
        Sql.Execute(
            db,
            $"UPDATE messages AS m SET state = 'Uncertain', uncertain_since = COALESCE(uncertain_since, created_at), "
                + $"next_attempt_at = {{0}}, leased_by = NULL, leased_until = NULL WHERE {MessageSql.Posts}",
            cancel,
            now.ToUnixTimeMilliseconds()
        );

    /// <summary>
    /// What is found of the posts in doubt is drawn again, also where they had been tried before: it may have been edited since, and
    /// the database has forgotten that.
    /// </summary>
    public static Task<int> RedrawFoundPosts(HandoffDb db, CancellationToken cancel) =>
        Sql.Execute(
            db,
            $"UPDATE messages AS m SET wanted_revision = m.wanted_revision + 1 WHERE {MessageSql.Open} AND m.ts IS NULL",
            cancel
        );

    /// <summary>
    /// Wants the messages drawn again that may show what the database does not know: the cards of live alerts and of alerts that were
    /// live after <paramref name="since"/>, and what else is edited, a month back. How many there are.
    /// </summary>
    public static async Task<int> RedrawCards(HandoffDb db, Instant now, Instant since, string why, CancellationToken cancel)
    {
        await Sql.Execute(
            db,
            $"INSERT INTO alert_facts (alert_id, agreement, kind, at, detail, opened_at, band) SELECT a.id, a.agreement, "
                + $"'{nameof(AlertFactKind.CardRedrawn)}', {{0}}, {{2}}, a.opened_at, a.band FROM alerts a, messages m "
                + $"WHERE {CardsOfLiveAlerts}",
            cancel,
            now.ToUnixTimeMilliseconds(),
            since.ToUnixTimeMilliseconds(),
            why
        );
        return await Sql.Execute(
            db,
            $"UPDATE messages AS m SET wanted_revision = CASE WHEN m.wanted_revision > m.posted_revision THEN m.wanted_revision "
                + $"ELSE m.wanted_revision + 1 END WHERE m.ts IS NOT NULL AND (({Edited} AND m.created_at > {{0}}) OR EXISTS "
                + $"(SELECT 1 FROM alerts a WHERE {CardsOfLiveAlerts}))",
            cancel,
            (since - EditedWithin).ToUnixTimeMilliseconds(),
            since.ToUnixTimeMilliseconds()
        );
    }

    /// <summary>Has the history of a channel read from a moment on; from the earlier one where it is to be read already.</summary>
    public static Task<int> Add(HandoffDb db, string channel, Instant oldest, CancellationToken cancel) =>
        Sql.Execute(
            db,
            """
            INSERT INTO reconciliations (channel, oldest, leased_until) VALUES ({0}, {1}, 0)
            ON CONFLICT (channel) DO UPDATE SET oldest = CASE WHEN excluded.oldest < reconciliations.oldest THEN excluded.oldest ELSE
                reconciliations.oldest END, leased_until = 0
            """,
            cancel,
            channel,
            oldest.ToUnixTimeMilliseconds()
        );

    /// <summary>How many channels are still to be read.</summary>
    public static async Task<long> Left(HandoffDb db, CancellationToken cancel) =>
        await Sql.First(db, "SELECT COUNT(*) FROM reconciliations", row => row.Long(0), cancel);

    /// <summary>How many channels are still to be read, and how many edits and look-ups wait.</summary>
    public static async Task<long> AllLeft(HandoffDb db, CancellationToken cancel) =>
        await Sql.First(
            db,
            $"SELECT (SELECT COUNT(*) FROM reconciliations) + (SELECT COUNT(*) FROM messages m WHERE {MessageSql.Edits}) "
                + $"+ (SELECT COUNT(*) FROM messages m WHERE {MessageSql.Open})",
            row => row.Long(0),
            cancel
        );

    /// <summary>At start on SQLite, where no other process reads: what an earlier one had taken is free at once.</summary>
    public static Task<int> FreeAll(HandoffDb db, CancellationToken cancel) =>
        Sql.Execute(db, "UPDATE reconciliations SET leased_until = 0 WHERE leased_until > 0", cancel);

    /// <summary>Takes a channel that nobody reads just now; null when there is none.</summary>
    public static Task<ReconciliationLease?> Lease(HandoffDb db, Instant now, Instant until, CancellationToken cancel)
    {
        // A lease longer than any was left by a wrong clock.
        var free = RowLock.SkipLocked(
            db,
            "SELECT channel FROM reconciliations WHERE leased_until <= {0} OR leased_until > {0} + 900000 ORDER BY channel LIMIT 1"
        );
        return Sql.First(
            db,
            $"UPDATE reconciliations SET leased_until = {{1}} WHERE channel IN ({free}) RETURNING channel, oldest, leased_until",
            row => new ReconciliationLease(row.Text(0), row.Time(1), row.Time(2)),
            cancel,
            now.ToUnixTimeMilliseconds(),
            until.ToUnixTimeMilliseconds()
        );
    }

    /// <summary>Holds on to a channel; null when somebody else has taken it.</summary>
    public static async Task<ReconciliationLease?> Renew(HandoffDb db, ReconciliationLease one, Instant until, CancellationToken cancel) =>
        await Sql.Execute(
            db,
            "UPDATE reconciliations SET leased_until = {2} WHERE channel = {0} AND leased_until = {1}",
            cancel,
            one.Channel,
            one.LeasedUntil.ToUnixTimeMilliseconds(),
            until.ToUnixTimeMilliseconds()
        ) == 1
            ? one with
            {
                LeasedUntil = until,
            }
            : null;

    /// <summary>The channel has been read.</summary>
    public static Task<int> Finish(HandoffDb db, ReconciliationLease one, CancellationToken cancel) =>
        Sql.Execute(
            db,
            "DELETE FROM reconciliations WHERE channel = {0} AND leased_until = {1}",
            cancel,
            one.Channel,
            one.LeasedUntil.ToUnixTimeMilliseconds()
        );

    /// <summary>Which of these messages the database knows.</summary>
    public static async Task<IReadOnlySet<string>> Known(HandoffDb db, string[] ids, CancellationToken cancel) =>
        (
            await Sql.Query(
                db,
                $"SELECT id FROM messages WHERE {SqlText.In(db.IsPostgres, "id", 0)}",
                row => row.Text(0),
                cancel,
                [ids]
            )
        ).ToHashSet(StringComparer.Ordinal);

    /// <summary>Slack shows a message that the database believed unsent: from now on it is edited. 1 when it was so, 0 otherwise.</summary>
    public static Task<int> Adopt(HandoffDb db, string id, string channel, string ts, Instant now, CancellationToken cancel) =>
        Sql.Execute(
            db,
            """
            UPDATE messages SET ts = {2}, posted_channel = {1}, state = 'Ready', posted_revision = 0, uncertain_since = NULL, error = NULL,
                attempts = 0, next_attempt_at = {3}, posted_at = COALESCE(posted_at, {3})
            WHERE id = {0} AND ts IS NULL AND leased_by IS NULL
            """,
            cancel,
            id,
            channel,
            ts,
            now.ToUnixTimeMilliseconds()
        );
}
