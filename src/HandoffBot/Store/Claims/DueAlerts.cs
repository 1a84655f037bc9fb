using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>
/// Alerts that time alone changes, found by index: the cost is that of what is due, however many are open. One on which a click waits
/// that was received and is not worked yet is left alone, for the click counts from when it was received: by time alone it would be
/// over before.
/// </summary>
public static class DueAlerts
{
    /// <summary>Due at <c>{1}</c>, at most <c>{2}</c>, where no click received since <c>{0}</c> waits.</summary>
    internal const string DueSql = $$"""
        SELECT id AS Value FROM alerts WHERE next_due_at <= {1} AND {{NoClickWaits}} ORDER BY next_due_at LIMIT {2}
        """;

    /// <summary>When the next is due on which no click received since <c>{0}</c> waits.</summary>
    internal const string NextToTakeSql = $$"""
        SELECT next_due_at FROM alerts WHERE next_due_at IS NOT NULL AND {{NoClickWaits}} ORDER BY next_due_at LIMIT 1
        """;

    // A click that is never worked must not keep time from its alert for ever; a weekend it may.
    private static readonly Duration LongestWait = Duration.FromDays(3);

    private const string NoClickWaits = """
        NOT EXISTS (SELECT 1 FROM slack_inbox w WHERE NOT w.done AND w.alert_id = alerts.id AND w.received_at >= {0})
        """;

    /// <summary>Ids of the alerts due, the longest due first, passing over those that another instance has locked.</summary>
    public static async Task<IReadOnlyList<string>> LockDue(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        await Sql.Query(db, RowLock.SkipLocked(db, DueSql), row => row.Text(0), cancel, WaitsSince(now), Milliseconds(now), most);

    /// <summary>As <see cref="LockDue"/>, holding none of them.</summary>
    public static Task<List<string>> Peek(HandoffDb db, Instant now, int most, CancellationToken cancel) =>
        Sql.Query(db, DueSql, row => row.Text(0), cancel, WaitsSince(now), Milliseconds(now), most);

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

    /// <summary>When the next one is due that <see cref="LockDue"/> takes; null when there is none.</summary>
    public static Task<Instant?> NextToTake(HandoffDb db, Instant now, CancellationToken cancel) =>
        Sql.First(db, NextToTakeSql, row => row.TimeOrNull(0), cancel, WaitsSince(now));

    /// <summary>When the next one is due, whether a click waits on it or not; null when none ever is.</summary>
    public static Task<Instant?> NextDueAt(HandoffDb db, CancellationToken cancel) =>
        Sql.First(
            db,
            "SELECT next_due_at FROM alerts WHERE next_due_at IS NOT NULL ORDER BY next_due_at LIMIT 1",
            row => row.TimeOrNull(0),
            cancel
        );

    private static long WaitsSince(Instant now) => Milliseconds(now - LongestWait);

    private static long Milliseconds(Instant at) => at.ToUnixTimeMilliseconds();
}
