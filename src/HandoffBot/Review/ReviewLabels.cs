using HandoffBot.Core.Review.Labels;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>What reviewers had said by a moment: a past week counts the same at any time.</summary>
internal static class ReviewLabels
{
    /// <summary>What held of each subject.</summary>
    public static Task<Func<string, LabelState>> Until(
        HandoffDb db,
        string agreement,
        IReadOnlyList<string> subjects,
        Instant to,
        CancellationToken cancel
    ) => Of(Until(db, agreement, to).Where(label => subjects.Contains(label.Subject)), cancel);

    /// <summary>What held of each subject, where the database knows which they are: they may be many, and few are labelled.</summary>
    public static Task<Func<string, LabelState>> Until(
        HandoffDb db,
        string agreement,
        IQueryable<string> subjects,
        Instant to,
        CancellationToken cancel
    ) => Of(Until(db, agreement, to).Where(label => subjects.Contains(label.Subject)), cancel);

    private static IQueryable<LabelRow> Until(HandoffDb db, string agreement, Instant to) =>
        db.Labels.AsNoTracking().Where(label => label.Agreement == agreement && label.At < to);

    private static async Task<Func<string, LabelState>> Of(IQueryable<LabelRow> labels, CancellationToken cancel)
    {
        var rows = await labels.OrderBy(label => label.Seq).ToListAsync(cancel);
        var bySubject = rows.ToLookup(label => label.Subject, label => label.Label(), StringComparer.Ordinal);
        return subject => LabelState.Of(bySubject[subject]);
    }
}
