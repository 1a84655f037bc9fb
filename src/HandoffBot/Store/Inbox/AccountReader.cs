using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Inbox;

/// <summary>Reads what is known of a batch's accounts, in the write that decides about them.</summary>
internal static class AccountReader
{
    /// <summary>Alerts of accounts in <c>{0}</c> whose first contact asks for an update of the CRM that nothing has told of.</summary>
    internal static string AwaitingCrmUpdateSql(bool isPostgres) =>
        $"SELECT id FROM alerts WHERE awaits_crm_update AND {SqlText.In(isPostgres, "account_key", 0)}";

    /// <summary>Those of the accounts that are there, in order of key and locked where the database has row locks.</summary>
    public static Task<List<AccountRow>> Accounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        Sql.Query(
            db,
            RowLock.ForUpdate(db, $"{AccountTables.Accounts.Select} WHERE {SqlText.In(db.IsPostgres, "key", 0)} ORDER BY key"),
            AccountTables.Accounts.Read,
            cancel,
            [keys.ToArray()]
        );

    /// <summary>The accounts with their state under each agreement, their latest alerts, and those that wait for an update of
    /// the CRM.</summary>
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
        // Nobody has an alert without a state of the account.
        var awaiting =
            latest.Count == 0
                ? []
                : await Sql.Query(db, AwaitingCrmUpdateSql(db.IsPostgres), row => row.Text(0), cancel, [keys.ToArray()]);
        return new(accounts, rows, await LockedAlerts.Read(db, [.. latest.Union(awaiting, StringComparer.Ordinal)], cancel));
    }
}
