using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>What reviewers had made, by a moment, of the cases of an agreement's weekly reviews.</summary>
internal static class ReviewedCases
{
    /// <summary>An entry for each digest whose week ended in the time; null where there is none.</summary>
    public static async Task<ReviewedNumbers?> In(HandoffDb db, string agreement, Instant from, Instant to, CancellationToken cancel)
    {
        var prefix = PeriodicReport.Weekly.Prefix;
        var digests = await db
            .Digests.AsNoTracking()
            .Where(d => d.Agreement == agreement && d.To >= from && d.To < to && d.Key.StartsWith(prefix))
            .OrderBy(d => d.To)
            .ToListAsync(cancel);
        var keys = digests.Select(d => d.Key).ToList();
        var cases = await db
            .ReviewCases.Where(one => keys.Contains(one.DigestKey))
            .Select(one => new SampledCase(one.DigestKey, one.Subject, one.Sampled, one.Weight, one.OpenedAt))
            .ToListAsync(cancel);
        var subjects = cases.Select(one => one.Subject).Distinct(StringComparer.Ordinal).ToList();
        var said = await ReviewLabels.Until(db, agreement, subjects, to, cancel);
        var (flagged, others) = (new List<SampledCounts>(), new List<SampledCounts>());
        var (below, reported) = (new List<SampledCounts>(), new List<SampledCounts>());
        foreach (var digest in digests)
        {
            var own = cases.Where(one => one.DigestKey == digest.Key).ToList();
            var posted = ReportCompiler.Numbers(digest).Alerts.Posted;
            // One that was opened in an earlier week belongs to that week's alerts, and was drawn among those.
            var first = Counts(own.Where(one => one.Sampled == SamplingStratum.Flagged && one.OpenedAt >= digest.From), said);
            var rest = Counts(own.Where(one => one.Sampled == SamplingStratum.Random), said);
            flagged.Add(first);
            others.Add(rest with { Population = Math.Max(posted - first.Population, rest.Drawn) });
            below.Add(Counts(own.Where(one => one.Sampled == SamplingStratum.BelowThreshold), said));
            reported.Add(Counts(own.Where(one => one.Sampled == SamplingStratum.Reported), said));
        }

        return digests.Count == 0 ? null : new(flagged, others, below) { Reported = reported };
    }

    private static SampledCounts Counts(IEnumerable<SampledCase> cases, Func<string, LabelState> said)
    {
        var drawn = cases.Select(one => (one.Weight, said(one.Subject).InForce)).ToList();
        return new(
            (long)Math.Round(drawn.Sum(one => one.Weight)),
            drawn.Count,
            drawn.Count(one => one.InForce is not null),
            drawn.Count(one => one.InForce?.Kind == LabelKind.BadScore)
        );
    }

    private sealed record SampledCase(string DigestKey, string Subject, SamplingStratum Sampled, double Weight, Instant OpenedAt);
}
