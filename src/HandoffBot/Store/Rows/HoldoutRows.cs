using HandoffBot.Core.Agreement;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>The accounts of holdouts, as they are stored and read. Append only.</summary>
internal static class HoldoutRows
{
    /// <summary>Of an agreement <c>{0}</c> and a holdout <c>{1}</c>, entered before <c>{2}</c>, in order.</summary>
    internal const string EnteredSql =
        "SELECT held_out, entered_at FROM holdout_accounts WHERE agreement = {0} AND holdout = {1} AND entered_at < {2} "
        + "ORDER BY entered_at";

    /// <summary>Adds what decisions told; what is there already stands. Call inside a write that holds the accounts.</summary>
    public static Task Add(HandoffDb db, IReadOnlyList<HoldoutAccountRow> rows, CancellationToken cancel) =>
        BulkWriter.Run(db, rows, "ON CONFLICT (agreement, holdout, account_key) DO NOTHING", cancel);

    /// <summary>Where accounts stand in the holdouts of the agreements that have one; asks nothing where none has.</summary>
    public static async Task<List<HoldoutAccountRow>> Of(
        HandoffDb db,
        IReadOnlyList<HandoffAgreement> agreements,
        IReadOnlyCollection<string> accounts,
        CancellationToken cancel
    )
    {
        var found = new List<HoldoutAccountRow>();
        foreach (var agreement in agreements)
        {
            if (agreement.Holdout is { } holdout)
            {
                var sql = OfAccountsSql(db.IsPostgres);
                string[] keys = [.. accounts];
                found.AddRange(await Sql.Query(db, sql, HoldoutTables.Accounts.Read, cancel, agreement.Id, holdout.Name, keys));
            }
        }

        return found;
    }

    internal static string OfAccountsSql(bool isPostgres) =>
        $"{HoldoutTables.Accounts.Select} WHERE agreement = {{0}} AND holdout = {{1}} AND {SqlText.In(isPostgres, "account_key", 2)}";
}
