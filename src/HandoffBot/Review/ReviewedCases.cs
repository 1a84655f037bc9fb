using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>A case of a weekly review, with what held of it.</summary>
/// <param name="DigestKey">The review.</param>
/// <param name="AlertId">Null where there was no alert.</param>
/// <param name="EventId">The last event that shaped it.</param>
/// <param name="Sampled">How it came to be a case.</param>
/// <param name="Weight">How many it stands for.</param>
/// <param name="OpenedAt">When its alert was opened.</param>
/// <param name="Said">What reviewers had said of it.</param>
internal sealed record ReviewedCase(
    string DigestKey,
    string? AlertId,
    string EventId,
    SamplingStratum Sampled,
    double Weight,
    Instant OpenedAt,
    LabelState Said
);

/// <summary>What reviewers had made, by a moment, of the cases of an agreement's weekly reviews.</summary>
/// <param name="digests">The reviews, in order.</param>
/// <param name="cases">Their cases.</param>
internal sealed class ReviewedCases(IReadOnlyList<DigestRow> digests, IReadOnlyList<ReviewedCase> cases)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<ReviewedCase> All => cases;

    /// <summary>An entry for each digest whose week ended in the time; null where there is none.</summary>
    public static async Task<ReviewedNumbers?> In(HandoffDb db, string agreement, Instant from, Instant to, CancellationToken cancel) =>
        (await Read(db, agreement, from, to, cancel)).Numbers();

    /// <summary>The cases of each digest whose week ended in the time.</summary>
    public static async Task<ReviewedCases> Read(HandoffDb db, string agreement, Instant from, Instant to, CancellationToken cancel)
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
            .Select(one => new { one.DigestKey, one.Subject, one.AlertId, one.EventId, one.Sampled, one.Weight, one.OpenedAt })
            .ToListAsync(cancel);
        var subjects = cases.Select(one => one.Subject).Distinct(StringComparer.Ordinal).ToList();
        var said = await ReviewLabels.Until(db, agreement, subjects, to, cancel);
        return new(
            digests,
            [
                .. cases.Select(one => new ReviewedCase(
                    one.DigestKey,
                    one.AlertId,
                    one.EventId,
                    one.Sampled,
                    one.Weight,
                    one.OpenedAt,
                    said(one.Subject)
                )),
            ]
        );
    }

    /// <summary>Those of reviews whose week began at a moment or later.</summary>
    public ReviewedCases Since(Instant at) => new([.. digests.Where(digest => digest.From >= at)], cases);

    /// <summary>An entry for each review; null where there is none.</summary>
    public ReviewedNumbers? Numbers() => Numbers(_ => true, numbers => numbers.Alerts.Posted);

    /// <summary>The same of a part of the alerts.</summary>
    /// <param name="which">The cases of that part.</param>
    /// <param name="posted">How many posted alerts of a week are of that part.</param>
    public ReviewedNumbers? Numbers(Func<ReviewedCase, bool> which, Func<DigestNumbers, long> posted)
    {
        var (flagged, others) = (new List<SampledCounts>(), new List<SampledCounts>());
        var (below, reported) = (new List<SampledCounts>(), new List<SampledCounts>());
        foreach (var digest in digests)
        {
            var first = Counts(Of(digest, SamplingStratum.Flagged).Where(which));
            var rest = Counts(Of(digest, SamplingStratum.Random).Where(which));
            flagged.Add(first);
            others.Add(
                rest with { Population = Math.Max(posted(ReportCompiler.Numbers(digest)) - first.Population, rest.Drawn) }
            );
            below.Add(Counts(Of(digest, SamplingStratum.BelowThreshold).Where(which)));
            reported.Add(Counts(Of(digest, SamplingStratum.Reported).Where(which)));
        }

        return digests.Count == 0 ? null : new(flagged, others, below) { Reported = reported };
    }

    /// <summary>The cases that count, of these kinds.</summary>
    public IEnumerable<ReviewedCase> Of(params IReadOnlyList<SamplingStratum> kinds) =>
        digests.SelectMany(digest => kinds.SelectMany(kind => Of(digest, kind)));

    // One that was opened in an earlier week belongs to that week's alerts, and was drawn among those.
    private IEnumerable<ReviewedCase> Of(DigestRow digest, SamplingStratum kind) =>
        cases.Where(one =>
            one.DigestKey == digest.Key && one.Sampled == kind && (kind != SamplingStratum.Flagged || one.OpenedAt >= digest.From)
        );

    private static SampledCounts Counts(IEnumerable<ReviewedCase> cases)
    {
        var drawn = cases.ToList();
        return new(
            (long)Math.Round(drawn.Sum(one => one.Weight)),
            drawn.Count,
            drawn.Count(one => one.Said.InForce is not null),
            drawn.Count(one => one.Said.InForce?.Kind == LabelKind.BadScore)
        );
    }
}
