using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>What became of accounts, as it is stored and read.</summary>
public static class OutcomeRows
{
    /// <summary>The last <c>{1}</c> of the account <c>{0}</c>.</summary>
    internal static readonly string LastSql =
        $"{OutcomeTables.Outcomes.Select} WHERE account_key = {{0}} "
        + $"ORDER BY {string.Join(", ", Order.Select(one => $"{one} DESC"))} LIMIT {{1}}";

    /// <summary>
    /// By what outcomes are ordered, of which the later corrects the earlier: those that were imported, as they happened, for a file may
    /// hold them in any order and come in two parts; then those that were sent, as they became known.
    /// </summary>
    internal static IReadOnlyList<string> Order =>
        ["CASE WHEN imported THEN 0 ELSE 1 END", "CASE WHEN imported THEN occurred_at ELSE 0 END", "seq"];

    /// <summary>Those of the ids that are stored.</summary>
    public static Task<List<string>> Known(HandoffDb db, IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        Sql.Query(
            db,
            $"SELECT id FROM outcomes WHERE {SqlText.In(db.IsPostgres, "id", 0)}",
            row => row.Text(0),
            cancel,
            [ids.ToArray()]
        );

    /// <summary>Adds rows; one whose id is there already is left out. Call inside a write.</summary>
    public static Task Add(HandoffDb db, IReadOnlyList<OutcomeRow> rows, CancellationToken cancel) =>
        BulkWriter.Run(db, rows, "ON CONFLICT (id) DO NOTHING", cancel);

    /// <summary>What is known of an account, in the order in which one corrects another.</summary>
    /// <param name="db">Read.</param>
    /// <param name="account">The account's key.</param>
    /// <param name="most">The last so many.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<OutcomeRow>> Of(HandoffDb db, string account, int most, CancellationToken cancel) =>
        [.. Enumerable.Reverse(await Sql.Query(db, LastSql, OutcomeTables.Outcomes.Read, cancel, account, most))];

    /// <summary>What is known of several accounts, each in the order in which one corrects another.</summary>
    public static async Task<ILookup<string, OutcomeRow>> OfEach(HandoffDb db, string[] accounts, CancellationToken cancel) =>
        (await Sql.Query(db, OfEachSql(db.IsPostgres), OutcomeTables.Outcomes.Read, cancel, [accounts])).ToLookup(
            one => one.AccountKey,
            StringComparer.Ordinal
        );

    internal static string OfEachSql(bool isPostgres) =>
        $"{OutcomeTables.Outcomes.Select} WHERE {SqlText.In(isPostgres, "account_key", 0)} ORDER BY {string.Join(", ", Order)}";

    /// <summary>The one that supersedes another; null while it stands.</summary>
    /// <param name="outcomes">Of one account, as <see cref="Of"/> orders them.</param>
    /// <param name="place">Of the one asked about.</param>
    public static OutcomeRow? SupersededBy(IReadOnlyList<OutcomeRow> outcomes, int place) =>
        outcomes.Skip(place + 1).FirstOrDefault(later => later.Outcome.Supersedes(outcomes[place].Outcome));
}
