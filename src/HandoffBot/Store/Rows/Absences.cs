using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>Who is away. There are at most as many as people said so of themselves, and whoever is back is deleted.</summary>
public static class Absences
{
    /// <summary>Those away at <c>{0}</c>.</summary>
    internal static string AtSql { get; } = $"{AccountTables.Absences.Select} WHERE until > {{0}} ORDER BY until";

    /// <summary>Everybody who is away at a moment, the soonest back first.</summary>
    public static Task<List<AbsenceRow>> At(HandoffDb db, Instant now, CancellationToken cancel) =>
        Sql.Query(db, AtSql, AccountTables.Absences.Read, cancel, now.ToUnixTimeMilliseconds());

    /// <summary>Stores that somebody is away, in place of what was said before.</summary>
    public static Task Save(HandoffDb db, AbsenceRow row, CancellationToken cancel) => BulkWriter.Upsert(db, [row], cancel);

    /// <summary>Somebody is back; whether they were away.</summary>
    public static async Task<bool> End(HandoffDb db, string userId, Instant now, CancellationToken cancel) =>
        await Sql.First(
            db,
            "DELETE FROM absences WHERE user_id = {0} RETURNING until",
            row => row.Time(0),
            cancel,
            userId
        ) is var until
        && until > now;
}
