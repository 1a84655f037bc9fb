using HandoffBot.Core.Review.Labels;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>What reviewers had said by a moment: a past week counts the same at any time.</summary>
internal static class ReviewLabels
{
    /// <summary>What held of each subject.</summary>
    public static async Task<Func<string, LabelState>> Until(
        HandoffDb db,
        string agreement,
        IReadOnlyList<string> subjects,
        Instant to,
        CancellationToken cancel
    )
    {
        var rows = await db
            .Labels.AsNoTracking()
            .Where(label => label.Agreement == agreement && label.At < to && subjects.Contains(label.Subject))
            .OrderBy(label => label.Seq)
            .ToListAsync(cancel);
        var bySubject = rows.ToLookup(label => label.Subject, label => label.Label(), StringComparer.Ordinal);
        return subject => LabelState.Of(bySubject[subject]);
    }
}
