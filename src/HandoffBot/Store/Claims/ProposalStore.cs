using HandoffBot.Core.Review.Proposals;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>Proposed changes of agreements, and what the four teams say of them.</summary>
public static class ProposalStore
{
    /// <summary>Those that are due at <c>{0}</c>, and those whose version is no longer the newest, or retired. Few ever wait.</summary>
    internal const string DueSql = """
        SELECT id FROM proposals WHERE next_due_at IS NOT NULL AND (next_due_at <= {0} OR NOT EXISTS (
            SELECT 1 FROM agreements WHERE agreements.agreement = proposals.agreement AND version = base_version AND retired_at IS NULL
                AND NOT EXISTS (
                    SELECT 1 FROM agreements AS newer WHERE newer.agreement = proposals.agreement AND newer.version > base_version)))
        ORDER BY next_due_at, id
        """;

    // One that waits for nothing although it is live was set aside: it cannot be read.
    internal static readonly string ByAgreementSql =
        $"{ProposalTables.Proposals.Select} WHERE agreement = {{0}} AND (next_due_at IS NOT NULL "
            + $"OR state NOT IN ('{ProposalState.Open}', '{ProposalState.Approved}')) ORDER BY opened_at, place, id";

    internal static readonly string SignOffsSql = $"{ProposalTables.SignOffs.Select} WHERE proposal_id = {{0}} ORDER BY seq";

    private static readonly string ByIdSql = $"{ProposalTables.Proposals.Select} WHERE id = {{0}}";

    /// <summary>A proposal; null when there is none of that id.</summary>
    public static Task<ProposalRow?> Find(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(db, ByIdSql, ProposalTables.Proposals.Read, cancel, id);

    /// <summary>The same, held until the transaction ends: of two who change it at once, one waits for the other.</summary>
    public static Task<ProposalRow?> Locked(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(db, RowLock.ForUpdate(db, ByIdSql), ProposalTables.Proposals.Read, cancel, id);

    /// <summary>Every proposal that was made for an agreement, oldest first: what was rejected or expired, with how many labels, is not
    /// proposed again until there are more.</summary>
    public static Task<List<ProposalRow>> Of(HandoffDb db, string agreement, CancellationToken cancel) =>
        Sql.Query(db, ByAgreementSql, ProposalTables.Proposals.Read, cancel, agreement);

    /// <summary>How many came with a digest.</summary>
    public static Task<long> Count(HandoffDb db, string digestKey, CancellationToken cancel) =>
        Sql.First(db, "SELECT COUNT(*) FROM proposals WHERE digest_key = {0}", row => row.Long(0), cancel, digestKey);

    /// <summary>Ids of those that time may change now.</summary>
    public static Task<List<string>> Due(HandoffDb db, Instant now, CancellationToken cancel) =>
        Sql.Query(db, DueSql, row => row.Text(0), cancel, now.ToUnixTimeMilliseconds());

    /// <summary>Takes its next moment from a proposal that cannot be read; what it is stays as it is. Null when there is none
    /// due.</summary>
    /// <returns>The agreement it belongs to.</returns>
    public static Task<string?> SetAside(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(
            db,
            "UPDATE proposals SET next_due_at = NULL WHERE id = {0} AND next_due_at IS NOT NULL RETURNING agreement",
            row => row.Text(0),
            cancel,
            id
        );

    /// <summary>All that was said of a proposal, in order.</summary>
    public static Task<List<ProposalSignOff>> SignOffs(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.Query(db, SignOffsSql, row => ProposalTables.SignOffs.Read(row).SignOff(), cancel, id);

    /// <summary>Stores a new one.</summary>
    public static Task Add(HandoffDb db, ProposalRow row, CancellationToken cancel) => BulkWriter.Insert(db, [row], cancel);

    /// <summary>Stores what became of one, and what was said of it.</summary>
    public static async Task Save(HandoffDb db, ProposalRow row, IReadOnlyList<ProposalSignOff> said, CancellationToken cancel)
    {
        await BulkWriter.Upsert(db, [row], cancel);
        await BulkWriter.Insert(db, [.. said.Select(one => ProposalSignOffRow.Of(row.Id, one))], cancel);
    }

    /// <summary>Whose flags of these alerts stand, with how many.</summary>
    public static async Task<IReadOnlyList<(string By, int Flags)>> Flaggers(
        HandoffDb db,
        IReadOnlyList<string> alerts,
        CancellationToken cancel
    )
    {
        var flags = new List<string>();
        foreach (var alert in alerts.Distinct(StringComparer.Ordinal))
        {
            flags.AddRange(
                await Sql.Query(db, "SELECT by FROM flags WHERE alert_id = {0} AND undone_at IS NULL", row => row.Text(0), cancel, alert)
            );
        }

        return
        [
            .. flags
                .GroupBy(by => by, StringComparer.Ordinal)
                .OrderBy(of => of.Key, StringComparer.Ordinal)
                .Select(of => (of.Key, of.Count())),
        ];
    }
}
