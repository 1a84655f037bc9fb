using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>Alerts that time alone changes, found by index: the cost is that of what is due, however many are open.</summary>
public static class DueAlerts
{
    /// <summary>Due at <c>{0}</c>, at most <c>{1}</c>.</summary>
    internal const string DueSql = "SELECT id AS Value FROM alerts WHERE next_due_at <= {0} ORDER BY next_due_at LIMIT {1}";

    /// <summary>Ids of the alerts due, the longest due first, passing over those that another instance has locked.</summary>
    public static async Task<IReadOnlyList<string>> LockDue(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        await Sql.Query(db, RowLock.SkipLocked(db, DueSql), row => row.Text(0), cancel, now.ToUnixTimeMilliseconds(), most);

    /// <summary>As <see cref="LockDue"/>, holding none of them.</summary>
    public static Task<List<string>> Peek(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        Sql.Query(db, DueSql, row => row.Text(0), cancel, now.ToUnixTimeMilliseconds(), most);

    /// <summary>Takes its next moment from an alert that cannot be read; what it is stays as it is. Null when there is none due.</summary>
    /// <returns>The agreement it belongs to.</returns>
    public static Task<string?> SetAside(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(
            db,
            "UPDATE alerts SET next_due_at = NULL WHERE id = {0} AND next_due_at IS NOT NULL RETURNING agreement",
            row => row.Text(0),
            cancel,
            id
        );

    /// <summary>When the next one is due; null when none ever is.</summary>
    public static Task<Instant?> NextDueAt(HandoffDb db, CancellationToken cancel) =>
        Sql.First(
            db,
            "SELECT next_due_at FROM alerts WHERE next_due_at IS NOT NULL ORDER BY next_due_at LIMIT 1",
            row => row.TimeOrNull(0),
            cancel
        );
}
