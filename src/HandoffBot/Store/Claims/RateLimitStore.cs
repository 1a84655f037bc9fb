using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>When a channel or a Web API method may next be used, agreed between all instances.</summary>
public static class RateLimitStore
{
    /// <summary>
    /// The rows of the given keys, made where they were missing, and locked until the transaction ends: on PostgreSQL one
    /// instance at a time reserves.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, RateLimitRow>> Lock(
        HandoffDb db,
        IReadOnlyList<string> keys,
        CancellationToken cancel
    )
    {
        var ordered = keys.Order(StringComparer.Ordinal).ToArray();
        var found = await Select(db, ordered, cancel);
        if (found.Count == ordered.Length)
        {
            return found;
        }

        await BulkWriter.Run(
            db,
            ordered.Select(key => new RateLimitRow { Key = key, NextFreeAt = Instant.FromUnixTimeTicks(0) }).ToList(),
            "ON CONFLICT (key) DO NOTHING",
            cancel
        );
        return await Select(db, ordered, cancel);
    }

    /// <summary>Sets when each key is next free; what is closed stays closed.</summary>
    public static Task Reserve(HandoffDb db, IReadOnlyDictionary<string, Instant> free, CancellationToken cancel) =>
        BulkWriter.Run(
            db,
            free.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new RateLimitRow { Key = pair.Key, NextFreeAt = pair.Value })
                .ToList(),
            "ON CONFLICT (key) DO UPDATE SET next_free_at = excluded.next_free_at",
            cancel
        );

    /// <summary>Keeps that Slack asked to wait with a key.</summary>
    public static Task<int> Hold(HandoffDb db, string key, Instant until, CancellationToken cancel) =>
        Sql.Execute(
            db,
            """
            INSERT INTO rate_limits (key, next_free_at, held_until) VALUES ({0}, 0, {1})
            ON CONFLICT (key) DO UPDATE SET held_until = excluded.held_until
            """,
            cancel,
            key,
            until.ToUnixTimeMilliseconds()
        );

    /// <summary>Closes a key; it is looked at again at <paramref name="lookAgain"/>. False when it was closed already.</summary>
    public static async Task<bool> Close(HandoffDb db, string key, string why, Instant lookAgain, CancellationToken cancel) =>
        0
        < await Sql.Execute(
            db,
            """
            INSERT INTO rate_limits (key, next_free_at, closed_because) VALUES ({0}, {1}, {2})
            ON CONFLICT (key) DO UPDATE SET next_free_at = excluded.next_free_at, closed_because = excluded.closed_because WHERE
                rate_limits.closed_because IS NULL
            """,
            cancel,
            key,
            lookAgain.ToUnixTimeMilliseconds(),
            why
        );

    /// <summary>Opens a key, or looks at it again later.</summary>
    public static Task<int> Reopen(HandoffDb db, string key, CancellationToken cancel) =>
        Sql.Execute(
            db,
            "UPDATE rate_limits SET closed_because = NULL, next_free_at = 0 WHERE key = {0} AND closed_because IS NOT NULL",
            cancel,
            key
        );

    /// <summary>Keys with that beginning which are closed and to be looked at again by <paramref name="now"/>, at most
    /// <paramref name="most"/>. A moment after <paramref name="latest"/> was left by a wrong clock and counts as come.</summary>
    public static async Task<IReadOnlyList<string>> ToLookAt(
        HandoffDb db,
        string beginning,
        Instant now,
        Instant latest,
        int most,
        CancellationToken cancel
    ) =>
        await Sql.Query(
            db,
            """
            SELECT key FROM rate_limits WHERE closed_because IS NOT NULL AND (next_free_at <= {0} OR next_free_at > {4})
                AND substr(key, 1, {1}) = {2} LIMIT {3}
            """,
            row => row.Text(0),
            cancel,
            now.ToUnixTimeMilliseconds(),
            beginning.Length,
            beginning,
            most,
            latest.ToUnixTimeMilliseconds()
        );

    private static async Task<Dictionary<string, RateLimitRow>> Select(HandoffDb db, string[] keys, CancellationToken cancel)
    {
        var sql = RowLock.ForUpdate(db, $"{SlackTables.RateLimits.Select} WHERE {SqlText.In(db.IsPostgres, "key", 0)} ORDER BY key");
        var rows = await Sql.Query(db, sql, SlackTables.RateLimits.Read, cancel, [keys]);
        return rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
    }
}
