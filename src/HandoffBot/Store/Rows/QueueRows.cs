using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>What orders a live alert among the others.</summary>
public sealed record QueuedRow(string Id, string Agreement, string Band, Instant ExpiresAt, bool IsFlagged, Instant? SnoozedUntil);

/// <summary>How many live alerts somebody has under one agreement.</summary>
/// <param name="Holder">Slack user id, or e-mail address in lower case.</param>
/// <param name="Live">All of them.</param>
/// <param name="Unclaimed">Those that nobody has claimed.</param>
/// <param name="Overdue">Those whose first touch was missed.</param>
public sealed record HolderLoad(string Holder, int Live, int Unclaimed, int Overdue);

/// <summary>A flag of somebody's.</summary>
public sealed record OwnFlagRow(string AlertId, Instant At, string? Reason, bool IsUndone);

/// <summary>The SQL of a person's queue and of a team's. Every statement reads a bounded part of an index.</summary>
public static class QueueRows
{
    /// <summary>The most alerts of one person that are looked at: those that expire first.</summary>
    public const int MostOfOne = 2_000;

    /// <summary>The most alerts of one agreement that are counted.</summary>
    public const int MostOfTeam = 20_000;

    private const string KeysSql = "SELECT person FROM people WHERE user_id = {0} AND person <> {0}";

    private const string Live = "state IN ('Open', 'Claimed')";

    /// <summary>Held under the key <c>{0}</c> at <c>{1}</c>, at most <c>{2}</c>.</summary>
    internal const string OfHolderSql =
        "SELECT id, agreement, band, expires_at, flagged, snoozed_until FROM alerts "
        + $"WHERE holder = {{0}} AND {Live} AND expires_at > {{1}} ORDER BY expires_at LIMIT {{2}}";

    /// <summary>Of an agreement <c>{0}</c> at <c>{1}</c>, at most <c>{2}</c>.</summary>
    internal const string LoadSql = $$"""
        SELECT holder, COUNT(*), SUM(CASE WHEN state = 'Open' THEN 1 ELSE 0 END), SUM(CASE WHEN overdue THEN 1 ELSE 0 END)
        FROM (
            SELECT holder, state, overdue FROM alerts
            WHERE agreement = {0} AND {{Live}} AND expires_at > {1} LIMIT {2}) AS live
        GROUP BY holder
        """;

    /// <summary>Of an agreement <c>{0}</c> at <c>{1}</c>, at most <c>{2}</c>.</summary>
    internal const string OverdueSql =
        $"SELECT id FROM alerts WHERE overdue AND {Live} AND agreement = {{0}} AND expires_at > {{1}} ORDER BY expires_at LIMIT {{2}}";

    /// <summary>Of an agreement <c>{0}</c> at <c>{1}</c>, at most <c>{2}</c>.</summary>
    internal const string InReviewSql =
        $"SELECT id FROM alerts WHERE in_review AND {Live} AND agreement = {{0}} AND expires_at > {{1}} ORDER BY expires_at LIMIT {{2}}";

    /// <summary>By <c>{0}</c> since <c>{1}</c>, at most <c>{2}</c>.</summary>
    internal const string FlagsSql =
        "SELECT alert_id, at, reason, undone_at IS NULL FROM flags WHERE by = {0} AND at >= {1} ORDER BY at DESC LIMIT {2}";

    /// <summary>Of an agreement <c>{0}</c>, at most <c>{1}</c>.</summary>
    internal const string HeldSql = """
        SELECT COUNT(*) FROM (
            SELECT 1 AS one FROM account_agreements
            WHERE agreement = {0} AND held_at IS NOT NULL
                AND EXISTS (SELECT 1 FROM holds WHERE holds.event_id = account_agreements.held_event_id)
            LIMIT {1}) AS held
        """;

    /// <summary>Of an agreement <c>{0}</c>, at most <c>{1}</c>.</summary>
    internal const string WaitingSql =
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM opening_waits WHERE agreement = {0} LIMIT {1}) AS waiting";

    /// <summary>The keys under which a person holds alerts: their Slack user id, and each e-mail address that Slack says is
    /// theirs.</summary>
    public static async Task<IReadOnlyList<string>> KeysOf(HandoffDb db, string userId, CancellationToken cancel) =>
        [userId, .. await Sql.Query(db, KeysSql, row => row.Text(0), cancel, userId)];

    /// <summary>The live alerts held under these keys, soonest to expire first, at most one more than <see cref="MostOfOne"/>.</summary>
    public static async Task<List<QueuedRow>> HeldBy(HandoffDb db, IReadOnlyList<string> keys, Instant now, CancellationToken cancel)
    {
        var held = new List<QueuedRow>();
        foreach (var key in keys)
        {
            held.AddRange(
                await Sql.Query(
                    db,
                    OfHolderSql,
                    row => new QueuedRow(row.Text(0), row.Text(1), row.Text(2), row.Time(3), row.Flag(4), row.TimeOrNull(5)),
                    cancel,
                    key,
                    now.ToUnixTimeMilliseconds(),
                    MostOfOne + 1
                )
            );
        }

        return keys.Count == 1 ? held : [.. held.OrderBy(row => row.ExpiresAt).Take(MostOfOne + 1)];
    }

    /// <summary>How the live alerts of an agreement are spread, the most first; of more than <see cref="MostOfTeam"/> some are left
    /// out.</summary>
    public static async Task<IReadOnlyList<HolderLoad>> Load(HandoffDb db, string agreement, Instant now, CancellationToken cancel) =>
        await Sql.Query(
            db,
            LoadSql,
            row => new HolderLoad(row.Text(0), (int)row.Long(1), (int)row.Long(2), (int)row.Long(3)),
            cancel,
            agreement,
            now.ToUnixTimeMilliseconds(),
            MostOfTeam
        );

    /// <summary>Ids of live alerts whose first touch was missed, soonest to expire first.</summary>
    public static async Task<IReadOnlyList<string>> Overdue(
        HandoffDb db,
        string agreement,
        Instant now,
        int most,
        CancellationToken cancel
    ) =>
        await Sql.Query(db, OverdueSql, row => row.Text(0), cancel, agreement, now.ToUnixTimeMilliseconds(), most);

    /// <summary>Ids of live alerts on the review list, soonest to expire first.</summary>
    public static async Task<IReadOnlyList<string>> InReview(
        HandoffDb db,
        string agreement,
        Instant now,
        int most,
        CancellationToken cancel
    ) =>
        await Sql.Query(db, InReviewSql, row => row.Text(0), cancel, agreement, now.ToUnixTimeMilliseconds(), most);

    /// <summary>How many leads of an agreement are held and asked for, at most so many.</summary>
    public static async Task<int> Held(HandoffDb db, string agreement, int most, CancellationToken cancel) =>
        (int)await Sql.First(db, HeldSql, row => row.Long(0), cancel, agreement, most);

    /// <summary>How many leads of an agreement wait for working hours to open, at most so many.</summary>
    public static async Task<int> Waiting(HandoffDb db, string agreement, int most, CancellationToken cancel) =>
        (int)await Sql.First(db, WaitingSql, row => row.Long(0), cancel, agreement, most);

    /// <summary>Somebody's flags since a moment, the newest first.</summary>
    public static Task<List<OwnFlagRow>> FlagsBy(HandoffDb db, string userId, Instant since, int most, CancellationToken cancel) =>
        Sql.Query(
            db,
            FlagsSql,
            row => new OwnFlagRow(row.Text(0), row.Time(1), row.TextOrNull(2), !row.Flag(3)),
            cancel,
            userId,
            since.ToUnixTimeMilliseconds(),
            most
        );

    /// <summary>The alerts of these ids that can be read, by id.</summary>
    public static async Task<(IReadOnlyDictionary<string, AlertRow> Rows, int Unreadable)> Alerts(
        HandoffDb db,
        IReadOnlyList<string> ids,
        CancellationToken cancel
    )
    {
        try
        {
            var sql = $"{AlertTables.Alerts.Select} WHERE {SqlText.In(db.IsPostgres, "id", 0)}";
            var rows = ids.Count == 0 ? [] : await Sql.Query(db, sql, AlertTables.Alerts.Read, cancel, [ids.ToArray()]);
            return (rows.ToDictionary(row => row.Id, StringComparer.Ordinal), 0);
        }
        catch (Exception fault) when (!DatabaseFailure.IsTransient(fault))
        {
            var readable = new ReadableRows();
            var rows = new Dictionary<string, AlertRow>(StringComparer.Ordinal);
            foreach (var id in ids)
            {
                if (await readable.Try(() => RowsByKey.Alert(db, id, cancel)) is { } row)
                {
                    rows.Add(id, row);
                }
            }

            return (rows, readable.Unreadable);
        }
    }

    /// <summary>Where the cards of these alerts are: channel and timestamp, by the alert's id; those not posted yet are missing.</summary>
    public static async Task<IReadOnlyDictionary<string, (string Channel, string Ts)>> Cards(
        HandoffDb db,
        string kind,
        IReadOnlyList<string> ids,
        CancellationToken cancel
    )
    {
        var sql =
            "SELECT subject, COALESCE(posted_channel, channel), ts FROM messages WHERE kind = {0} AND ts IS NOT NULL AND "
            + SqlText.In(db.IsPostgres, "subject", 1);
        var cards = ids.Count == 0
            ? []
            : await Sql.Query(db, sql, row => (Id: row.Text(0), Channel: row.Text(1), Ts: row.Text(2)), cancel, kind, ids.ToArray());
        return cards.ToDictionary(card => card.Id, card => (card.Channel, card.Ts), StringComparer.Ordinal);
    }
}
