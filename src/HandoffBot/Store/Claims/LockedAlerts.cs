using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Claims;

/// <summary>Alerts held until the transaction ends, so that each is changed by one writer at a time.</summary>
public static class LockedAlerts
{
    /// <summary>
    /// The alerts of these ids as they are now, in order of id, so that two writers never wait for each other in a circle. Not
    /// tracked. On SQLite the one writer holds everything.
    /// </summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="ids">Ids; one that there is no alert of is passed over.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public static async Task<IReadOnlyList<AlertRow>> Read(HandoffDb db, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var sql = RowLock.ForUpdate(db, $"{AlertTables.Alerts.Select} WHERE {SqlText.In(db.IsPostgres, "id", 0)} ORDER BY id");
        return await Sql.Query(db, sql, AlertTables.Alerts.Read, cancel, [ids.ToArray()]);
    }
}
