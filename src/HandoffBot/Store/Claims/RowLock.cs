using HandoffBot.Store.Context;

namespace HandoffBot.Store.Claims;

/// <summary>Row locks, where the database has them: on SQLite one writer at a time has everything.</summary>
internal static class RowLock
{
    /// <summary>The SELECT, with its rows locked until the transaction ends.</summary>
    public static string ForUpdate(HandoffDb db, string select) => db.IsPostgres ? select + " FOR UPDATE" : select;

    /// <summary>As <see cref="ForUpdate"/>; rows that another transaction has locked are passed over.</summary>
    public static string SkipLocked(HandoffDb db, string select) => db.IsPostgres ? select + " FOR UPDATE SKIP LOCKED" : select;
}
