using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
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
        var ordered = keys.Order(StringComparer.Ordinal).ToArray<object>();
        var found = await Select(db, ordered, cancel);
        if (found.Count == ordered.Length)
        {
            return found;
        }

        var sql =
            $"INSERT INTO rate_limits (key, next_free_at) VALUES {string.Join(", ", ordered.Select((_, i) => $"({{{i}}}, 0)"))} ON "
                + $"CONFLICT (key) DO NOTHING";
        await db.Database.ExecuteSqlRawAsync(sql, ordered, cancel);
        return await Select(db, ordered, cancel);
    }

    /// <summary>Sets when each key is next free; what is closed stays closed.</summary>
    public static async Task Reserve(HandoffDb db, IReadOnlyDictionary<string, Instant> free, CancellationToken cancel)
    {
        if (free.Count == 0)
        {
            return;
        }

        var values = free.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => new object[] { pair.Key, pair.Value.ToUnixTimeMilliseconds() })
            .ToArray();
        var rows = string.Join(", ", Enumerable.Range(0, free.Count).Select(i => $"({{{2 * i}}}, {{{(2 * i) + 1}}})"));
        var sql =
            $"INSERT INTO rate_limits (key, next_free_at) VALUES {rows} ON CONFLICT (key) DO UPDATE SET next_free_at = "
                + $"excluded.next_free_at";
        await db.Database.ExecuteSqlRawAsync(sql, values, cancel);
    }

    /// <summary>Closes a key; it is looked at again at <paramref name="lookAgain"/>. False when it was closed already.</summary>
    public static async Task<bool> Close(HandoffDb db, string key, string why, Instant lookAgain, CancellationToken cancel) =>
        0
        < await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO rate_limits (key, next_free_at, closed_because) VALUES ({0}, {1}, {2})
            ON CONFLICT (key) DO UPDATE SET next_free_at = excluded.next_free_at, closed_because = excluded.closed_because WHERE
                rate_limits.closed_because IS NULL
            """,
            [key, lookAgain.ToUnixTimeMilliseconds(), why],
            cancel
        );

    /// <summary>Opens a key, or looks at it again later.</summary>
    public static Task<int> Reopen(HandoffDb db, string key, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync(
            "UPDATE rate_limits SET closed_because = NULL, next_free_at = 0 WHERE key = {0} AND closed_because IS NOT NULL",
            [key],
            cancel
        );

    private static async Task<Dictionary<string, RateLimitRow>> Select(HandoffDb db, object[] keys, CancellationToken cancel)
    {
        var sql = RowLock.ForUpdate(
            db,
            $"SELECT * FROM rate_limits WHERE key IN ({string.Join(", ", keys.Select((_, i) => $"{{{i}}}"))}) ORDER BY key"
        );
        return await db.RateLimits.FromSqlRaw(sql, keys).AsNoTracking().ToDictionaryAsync(row => row.Key, cancel);
    }
}
