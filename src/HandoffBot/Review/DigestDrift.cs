using HandoffBot.Publishing.Text;
using HandoffBot.Review.Metrics;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>What the last audit before a digest shows to have changed, in one line: a week is too short to count it anew.</summary>
internal static class DigestDrift
{
    // A month, and the days until the audit of the next is there.
    private static readonly Duration Lasts = Duration.FromDays(38);

    /// <summary>None where there was no audit, or it shows no change.</summary>
    public static async Task<IReadOnlyList<Markup>> Lines(HandoffDb db, DigestRow digest, CancellationToken cancel)
    {
        var (agreement, to, from, prefix) = (digest.Agreement, digest.To, digest.To - Lasts, PeriodicReport.Monthly.Prefix);
        var audit = await db
            .Digests.Where(row => row.Agreement == agreement && row.To <= to && row.To > from && row.Key.StartsWith(prefix))
            .OrderByDescending(row => row.To)
            .FirstOrDefaultAsync(cancel);
        return
            audit is not null
            && ReportCompiler.Numbers(audit).Metrics?.Drift is { } drift
            && DriftText.Found(drift) is { } found
            ? [$"❗ *The score drifts*, by the audit of {DisplayText.Date(audit.To, "{date_short}")}: {found}. The audit has the ranges."]
            : [];
    }
}
