using HandoffBot.Core.Review.Labels;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Claims;

/// <summary>The cases of weekly reviews, and what reviewers said of them.</summary>
public static class ReviewStore
{
    private static readonly string ById = $"{ReviewTables.Cases.Select} WHERE id = {{0}}";

    /// <summary>A case; null when there is none of that id.</summary>
    public static Task<ReviewCaseRow?> Find(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(db, ById, ReviewTables.Cases.Read, cancel, id);

    /// <summary>All cases of the same subject, held until the transaction ends: of two who label one at once, one waits for the
    /// other.</summary>
    public static Task<List<ReviewCaseRow>> Locked(HandoffDb db, string subject, CancellationToken cancel) =>
        Sql.Query(
            db,
            RowLock.ForUpdate(db, $"{ReviewTables.Cases.Select} WHERE subject = {{0}} ORDER BY id"),
            ReviewTables.Cases.Read,
            cancel,
            subject
        );

    /// <summary>What holds of a subject now.</summary>
    public static async Task<LabelState> State(HandoffDb db, string subject, CancellationToken cancel) =>
        LabelState.Of(
            await Sql.Query(
                db,
                $"{ReviewTables.Labels.Select} WHERE subject = {{0}} ORDER BY seq",
                row => ReviewTables.Labels.Read(row).Label(),
                cancel,
                subject
            )
        );

    /// <summary>How many cases a digest has.</summary>
    public static Task<long> Count(HandoffDb db, string digestKey, CancellationToken cancel) =>
        Sql.First(db, "SELECT COUNT(*) FROM review_cases WHERE digest_key = {0}", row => row.Long(0), cancel, digestKey);

    /// <summary>Stores the cases of a digest.</summary>
    public static Task Add(HandoffDb db, IReadOnlyList<ReviewCaseRow> cases, CancellationToken cancel) =>
        BulkWriter.Insert(db, cases, cancel);

    /// <summary>Appends what was said.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="label">What.</param>
    /// <param name="isFeedback">Whether it has a place in <see cref="FeedbackLog"/>.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task Append(HandoffDb db, LabelRow label, bool isFeedback, CancellationToken cancel)
    {
        label.FeedbackPosition = isFeedback ? await FeedbackLog.Reserve(db, 1, cancel) : null;
        await BulkWriter.Insert(db, [label], cancel);
    }
}
