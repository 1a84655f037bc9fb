using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>The newest stored version of an agreement, without its text.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Version">Its number.</param>
/// <param name="RetiredAt">Since when no file holds the agreement; null while it is in force.</param>
public sealed record AgreementHead(string Agreement, int Version, Instant? RetiredAt);

/// <summary>The versions of the agreements.</summary>
public static class AgreementStore
{
    internal const string SinceFileSql =
        "WHERE version >= COALESCE((SELECT MAX(version) FROM agreements AS filed WHERE filed.agreement = agreements.agreement "
            + "AND rolled_back_to IS NULL AND proposal IS NULL AND taken_back_by IS NULL), 0) ORDER BY agreement, version";

    private const string Newest =
        "WHERE version = (SELECT MAX(version) FROM agreements AS newest WHERE newest.agreement = agreements.agreement) ORDER BY agreement";

    /// <summary>The last version of each agreement that came from a file, and those since, by agreement and version.</summary>
    public static async Task<IReadOnlyList<AgreementRow>> SinceFile(HandoffDb db, CancellationToken cancel) =>
        await Sql.Query(db, $"{HostTables.Agreements.Select} {SinceFileSql}", HostTables.Agreements.Read, cancel);

    /// <summary>The newest version of each, for a look that is taken every other second.</summary>
    public static async Task<IReadOnlyList<AgreementHead>> Heads(HandoffDb db, CancellationToken cancel) =>
        await Sql.Query(
            db,
            $"SELECT agreement, version, retired_at FROM agreements {Newest}",
            row => new AgreementHead(row.Text(0), row.Number(1), row.TimeOrNull(2)),
            cancel
        );

    /// <summary>The newest version below a number; null when there is none.</summary>
    public static async Task<AgreementRow?> Before(HandoffDb db, string id, int version, CancellationToken cancel) =>
        await Sql.First(
            db,
            $"{HostTables.Agreements.Select} WHERE agreement = {{0}} AND version < {{1}} ORDER BY version DESC LIMIT 1",
            HostTables.Agreements.Read,
            cancel,
            id,
            version
        );

    /// <summary>The newest version that was stored before a moment; null when there was none.</summary>
    public static async Task<AgreementRow?> At(HandoffDb db, string id, Instant at, CancellationToken cancel) =>
        await Sql.First(
            db,
            $"{HostTables.Agreements.Select} WHERE agreement = {{0}} AND imported_at < {{1}} ORDER BY version DESC LIMIT 1",
            HostTables.Agreements.Read,
            cancel,
            id,
            at.ToUnixTimeMilliseconds()
        );

    /// <summary>Stores a version.</summary>
    public static Task Add(HandoffDb db, AgreementRow row, CancellationToken cancel) => BulkWriter.Insert(db, [row], cancel);

    /// <summary>Says since when no file holds an agreement; null puts it in force again.</summary>
    public static Task Retire(HandoffDb db, string id, Instant? at, CancellationToken cancel) =>
        Sql.Execute(
            db,
            "UPDATE agreements SET retired_at = {0} WHERE agreement = {1}",
            cancel,
            at?.ToUnixTimeMilliseconds(),
            id
        );

    /// <summary>Whether the digest of that key was compiled, or the agreement was first put in force when its period was over.</summary>
    public static async Task<bool> IsReviewSettled(HandoffDb db, string digest, string agreement, Instant to, CancellationToken cancel) =>
        await Sql.First(
            db,
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM digests WHERE key = {0})
                OR NOT EXISTS (SELECT 1 FROM agreements WHERE agreement = {1} AND imported_at < {2}) THEN 1 ELSE 0 END
            """,
            row => row.Number(0),
            cancel,
            digest,
            agreement,
            to.ToUnixTimeMilliseconds()
        ) == 1;
}
