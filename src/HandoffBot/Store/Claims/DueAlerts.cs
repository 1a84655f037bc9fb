using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>Alerts that time alone changes, found by index: the cost is that of what is due, however many are open.</summary>
public static class DueAlerts
{
    /// <summary>Due at <c>{0}</c>, at most <c>{1}</c>.</summary>
    internal const string DueSql = "SELECT id AS Value FROM alerts WHERE next_due_at <= {0} ORDER BY next_due_at LIMIT {1}";

    /// <summary>Ids of the alerts due, the longest due first, passing over those that another instance has locked.</summary>
    public static async Task<IReadOnlyList<string>> LockDue(HandoffDb db, Instant now, int most, CancellationToken cancel)
    {
        return await db
            .Database.SqlQueryRaw<string>(RowLock.SkipLocked(db, DueSql), now.ToUnixTimeMilliseconds(), most)
            .ToListAsync(cancel);
    }

    /// <summary>When the next one is due; null when none ever is.</summary>
    public static Task<Instant?> NextDueAt(HandoffDb db, CancellationToken cancel) =>
        db
            .Alerts.Where(alert => alert.NextDueAt != null)
            .OrderBy(alert => alert.NextDueAt)
            .Select(alert => alert.NextDueAt)
            .FirstOrDefaultAsync(cancel);
}
