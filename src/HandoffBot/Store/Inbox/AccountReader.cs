using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Inbox;

/// <summary>Reads what is known of a batch's accounts, in the write that decides about them.</summary>
internal static class AccountReader
{
    /// <summary>Those of the accounts that are there, in order of key and locked where the database has row locks.</summary>
    public static Task<List<AccountRow>> Accounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        Sql.Query(
            db,
            RowLock.ForUpdate(db, $"{AccountTables.Accounts.Select} WHERE {SqlText.In(db.IsPostgres, "key", 0)} ORDER BY key"),
            AccountTables.Accounts.Read,
            cancel,
            [keys.ToArray()]
        );

    /// <summary>The accounts with their state under each agreement and their latest alerts.</summary>
    public static async Task<LockedAccounts> With(
        HandoffDb db,
        IReadOnlyList<AccountRow> accounts,
        IReadOnlyCollection<string> keys,
        CancellationToken cancel
    )
    {
        var rows = await Sql.Query(
            db,
            $"{AccountTables.AccountAgreements.Select} WHERE {SqlText.In(db.IsPostgres, "account_key", 0)}",
            AccountTables.AccountAgreements.Read,
            cancel,
            [keys.ToArray()]
        );
        var latest = rows.Select(row => row.LatestAlertId).OfType<string>().ToList();
        return new(accounts, rows, await LockedAlerts.Read(db, latest, cancel));
    }
}
