using HandoffBot.Feedback.Contracts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Feedback.Lines;

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
    public async Task<FeedbackPage?> Page(FeedbackCursor? after, int most, string? sender, CancellationToken cancel) =>
        after is null || await database.Read((db, token) => FeedbackLog.At(db, after.Position, token), cancel) == after.At
            ? await Behind(after?.Position ?? 0, most, sender, cancel)
            : null;

    /// <summary>What stands behind a position; 0 for the beginning. Parameters as for <see cref="Page"/>.</summary>
    public Task<FeedbackPage> Behind(long position, int most, string? sender, CancellationToken cancel) =>
        database.Read(
            async (db, token) =>
            {
                // Before the entries: all that is committed up to there is seen by what is read after it.
                var head = await FeedbackLog.Head(db, token);
                return new FeedbackPage(
                    await FeedbackLog.Between(db, position, head.LastPosition, most, sender, token),
                    head.PseudonymKey
                );
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
