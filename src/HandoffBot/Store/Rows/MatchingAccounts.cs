using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>Finds accounts by what their events tell of them. Only agreements with match keys ask.</summary>
public static class MatchingAccounts
{
    /// <summary>More accounts than this with one value are not told apart by it.</summary>
    public const int Most = 20;

    /// <summary>At most <c>{1}</c> known accounts with the domain <c>{0}</c>.</summary>
    internal static readonly string WithDomainSql = With("domain");

    /// <summary>At most <c>{1}</c> known accounts with the CRM id <c>{0}</c>.</summary>
    internal static readonly string WithCrmIdSql = With("crm_id");

    /// <summary>What is asked of the accounts <c>{0}</c>, or was, and has not ended.</summary>
    internal static string QuestionsSql(bool isPostgres) =>
        $"{AccountTables.Questions.Select} WHERE {SqlText.In(isPostgres, "account_key", 0)} AND ended_at IS NULL";

    /// <summary>
    /// Lets nobody else decide about the same ids and domains until the transaction ends: of two events that name one company by two ids,
    /// the second sees what the first made known. Taken before any account is held. On SQLite the one writer holds everything.
    /// </summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="values">Each with the name of its key before it.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public static async Task Lock(HandoffDb db, IEnumerable<string> values, CancellationToken cancel)
    {
        if (db.IsPostgres)
        {
            // In order of what is locked, so that two instances never wait for each other in a circle.
            await Sql.Execute(
                db,
                "SELECT pg_advisory_xact_lock(hash) FROM (SELECT DISTINCT hashtextextended(value, 7402613519) AS hash "
                    + "FROM unnest({0}) AS wanted (value) ORDER BY hash) AS hashes",
                cancel,
                [values.ToArray()]
            );
        }
    }

    /// <summary>The known accounts of these keys, CRM ids and domains: at most <see cref="Most"/> and one of each value.</summary>
    public static async Task<IReadOnlyList<AccountRow>> Known(
        HandoffDb db,
        IReadOnlyCollection<string> keys,
        IReadOnlyCollection<string> crmIds,
        IReadOnlyCollection<string> domains,
        CancellationToken cancel
    )
    {
        var found = await Sql.Query(
            db,
            $"{AccountTables.Accounts.Select} WHERE {SqlText.In(db.IsPostgres, "key", 0)} AND lead IS NOT NULL",
            AccountTables.Accounts.Read,
            cancel,
            [keys.ToArray()]
        );
        found.AddRange(await By(db, "crm_id", crmIds, cancel));
        found.AddRange(await By(db, "domain", domains, cancel));
        return [.. found.DistinctBy(row => row.Key, StringComparer.Ordinal)];
    }

    /// <summary>The known account of a key; null where nothing is known of it.</summary>
    public static async Task<AccountRow?> Known(HandoffDb db, string key, CancellationToken cancel) =>
        await Known(db, [key], [], [], cancel) is [var known] ? known : null;

    /// <summary>What is asked of these accounts, or was answered and holds, or was undone and not asked again.</summary>
    public static Task<List<AccountQuestionRow>> Questions(HandoffDb db, IReadOnlyCollection<string> accounts, CancellationToken cancel) =>
        Sql.Query(
            db,
            QuestionsSql(db.IsPostgres),
            AccountTables.Questions.Read,
            cancel,
            [accounts.ToArray()]
        );

    /// <summary>A question; null when there is none of that id.</summary>
    public static Task<AccountQuestionRow?> Question(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(db, $"{AccountTables.Questions.Select} WHERE id = {{0}}", AccountTables.Questions.Read, cancel, id);

    /// <summary>Stores questions. Call with their accounts held.</summary>
    public static Task Save(HandoffDb db, IReadOnlyList<AccountQuestionRow> questions, CancellationToken cancel) =>
        BulkWriter.Upsert(db, questions, cancel);

    private static string With(string column) =>
        $"{AccountTables.Accounts.Select} WHERE {column} = {{0}} AND lead IS NOT NULL LIMIT {{1}}";

    private static async Task<List<AccountRow>> By(
        HandoffDb db,
        string column,
        IReadOnlyCollection<string> values,
        CancellationToken cancel
    )
    {
        if (values.Count == 0)
        {
            return [];
        }

        if (db.IsPostgres)
        {
            return await Sql.Query(
                db,
                $"SELECT {AccountTables.Accounts.Columns} FROM unnest({{0}}) AS wanted (value) CROSS JOIN LATERAL "
                    + $"(SELECT * FROM accounts WHERE {column} = wanted.value AND lead IS NOT NULL LIMIT {{1}}) AS found",
                AccountTables.Accounts.Read,
                cancel,
                values.ToArray(),
                Most + 1
            );
        }

        var found = new List<AccountRow>();
        foreach (var value in values)
        {
            found.AddRange(await Sql.Query(db, With(column), AccountTables.Accounts.Read, cancel, value, Most + 1));
        }

        return found;
    }
}
