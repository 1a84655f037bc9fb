using System.Security.Cryptography;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>How far the log goes.</summary>
/// <param name="LastPosition">0 while it is empty.</param>
/// <param name="PseudonymKey">Makes pseudonyms of people.</param>
public sealed record FeedbackHead(long LastPosition, string PseudonymKey);

/// <summary>
/// What people said of scores, labels and claims alike, in the one order in which it became known. A position is taken from a row that
/// stays locked until its transaction ends. So positions are committed in their order and without gaps, on PostgreSQL too, where a
/// sequence would let a smaller number become visible after a greater one: whoever has read up to a position has missed nothing.
/// </summary>
public static class FeedbackLog
{
    /// <summary>Labels after <c>{0}</c> up to <c>{1}</c>, at most <c>{2}</c>.</summary>
    internal static readonly string LabelsSql = Page(ReviewTables.Labels.Select, "");

    /// <summary>The same about events of the sender <c>{3}</c>.</summary>
    internal static readonly string OwnLabelsSql = Page(
        ReviewTables.Labels.Select,
        "AND EXISTS (SELECT 1 FROM review_cases c JOIN inbox i ON i.event_id = c.event_id WHERE c.id = labels.case_id AND i.sender = {3})"
    );

    /// <summary>Claims after <c>{0}</c> up to <c>{1}</c>, at most <c>{2}</c>.</summary>
    internal static readonly string ClaimsSql = Page(AlertTables.Facts.Select, "");

    /// <summary>The same about events of the sender <c>{3}</c>.</summary>
    internal static readonly string OwnClaimsSql = Page(
        AlertTables.Facts.Select,
        "AND EXISTS (SELECT 1 FROM inbox i WHERE i.event_id = alert_facts.event_id AND i.sender = {3})"
    );

    private const string ReserveSql = """
        INSERT INTO feedback_log (id, last_position, pseudonym_key) VALUES (1, {0}, {1})
        ON CONFLICT (id) DO UPDATE SET last_position = feedback_log.last_position + {0} RETURNING last_position
        """;

    /// <summary>Takes the next positions; the last of them. Whoever comes after waits until this transaction ends.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    internal static Task<long> Reserve(HandoffDb db, int count, CancellationToken cancel) =>
        Sql.First(db, ReserveSql, row => row.Long(0), cancel, (long)count, RandomNumberGenerator.GetHexString(32));

    /// <summary>How far it goes now; all up to there can be read.</summary>
    public static async Task<FeedbackHead> Head(HandoffDb db, CancellationToken cancel) =>
        await Sql.First(
            db,
            "SELECT last_position, pseudonym_key FROM feedback_log WHERE id = 1",
            row => new FeedbackHead(row.Long(0), row.Text(1)),
            cancel
        ) ?? new(0, "");

    /// <summary>The entries behind a position, in order.</summary>
    /// <param name="db">Read.</param>
    /// <param name="after">0 for the first.</param>
    /// <param name="to">The last position of a <see cref="Head"/> read before: labels and claims are read one after the other.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="sender">Only about events that came under this name; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<List<FeedbackEntry>> Between(
        HandoffDb db,
        long after,
        long to,
        int most,
        string? sender,
        CancellationToken cancel
    )
    {
        object?[] values = sender is null ? [after, to, (long)most] : [after, to, (long)most, sender];
        var (labels, claims) = sender is null ? (LabelsSql, ClaimsSql) : (OwnLabelsSql, OwnClaimsSql);
        var said = await Sql.Query(db, labels, row => new FeedbackEntry(ReviewTables.Labels.Read(row), null), cancel, values);
        var claimed = await Sql.Query(db, claims, row => new FeedbackEntry(null, AlertTables.Facts.Read(row)), cancel, values);
        return [.. said.Concat(claimed).OrderBy(entry => entry.Position).Take(most)];
    }

    /// <summary>When what stands at a position was said; null where nothing does.</summary>
    public static async Task<Instant?> At(HandoffDb db, long position, CancellationToken cancel) =>
        (await Between(db, position - 1, position, 1, null, cancel)) is [var entry] ? entry.At : null;

    private static string Page(string select, string condition) =>
        $"{select} WHERE feedback_position > {{0}} AND feedback_position <= {{1}} {condition} ORDER BY feedback_position LIMIT {{2}}";
}
