using HandoffBot.Feedback.Contracts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Feedback;

/// <summary>A stretch of the log, not yet made lines of.</summary>
/// <param name="Entries">In order.</param>
/// <param name="PseudonymKey">Of the log.</param>
internal sealed record FeedbackPage(IReadOnlyList<FeedbackEntry> Entries, string PseudonymKey);

/// <summary>Reads the log, for whoever asks and for the webhooks.</summary>
internal sealed class FeedbackReader(IDatabase database)
{
    /// <summary>What stands behind a cursor; null where this database has no such line.</summary>
    /// <param name="after">Null for the beginning.</param>
    /// <param name="most">How many entries at most.</param>
    /// <param name="sender">Only about this sender's events; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<FeedbackPage?> Page(FeedbackCursor? after, int most, string? sender, CancellationToken cancel) =>
        database.Read(
            async (db, token) =>
            {
                // Before all else: whatever is committed up to there is seen by what is read after it.
                var head = await FeedbackLog.Head(db, token);
                return after is null || await FeedbackLog.At(db, after.Position, token) == after.At
                    ? new FeedbackPage(
                        await FeedbackLog.Between(db, after?.Position ?? 0, head.LastPosition, most, sender, token),
                        head.PseudonymKey
                    )
                    : null;
            },
            cancel
        );

    /// <summary>Lines of some entries of a page.</summary>
    public async Task<IReadOnlyList<FeedbackLineResponse>> Lines(
        FeedbackPage page,
        IReadOnlyList<FeedbackEntry> entries,
        CancellationToken cancel
    )
    {
        var context = await database.Read((db, token) => FeedbackContext.Of(db, entries, token), cancel);
        var lines = new FeedbackLines(context, page.PseudonymKey);
        return [.. entries.Select(lines.Of)];
    }
}
