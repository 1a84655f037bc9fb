using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Holdouts;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.ModelCards;
using HandoffBot.Review.Holdouts;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review.ModelCards;

/// <summary>Gathers what is known of a score.</summary>
internal static class ModelCardCompiler
{
    /// <summary>How far back a card looks, in weeks: half a year.</summary>
    public const int Weeks = 26;

    private const int MostVersions = 3;

    /// <summary>As it is known now.</summary>
    public static async Task<ModelCard> Compile(HandoffDb db, HandoffAgreement agreed, Instant now, CancellationToken cancel)
    {
        var from = now - Duration.FromDays(7 * Weeks);
        var reviewed = await ReviewedCases.Read(db, agreed.Id, from, now, cancel);
        var bands = await Bands(db, reviewed, cancel);
        var versions = await db
            .Agreements.AsNoTracking()
            .Where(one => one.Agreement == agreed.Id && one.Version <= agreed.Version)
            .OrderByDescending(one => one.Version)
            .Take(MostVersions)
            .ToListAsync(cancel);
        var outcomes = await OutcomeCounts.Of(db, new(from, now), now, agreed, cancel);
        return new ModelCard
        {
            From = from,
            At = now,
            Reviewed = reviewed.Numbers(),
            ByBand =
            [
                .. agreed
                    .Bands.OrderByDescending(band => band.From)
                    .Select(band => (band.Name, Numbers: reviewed.Numbers(Of(band.Name), numbers => Posted(numbers, band.Name))))
                    .Where(band => band.Numbers is not null)
                    .Select(band => new NamedCount<ReviewedNumbers>(band.Name, band.Numbers!)),
            ],
            Reviewers = reviewed
                .All.SelectMany(one => one.Said.Standing)
                .Where(label => label.IsVerdict)
                .DistinctBy(label => label.By, StringComparer.Ordinal)
                .Count(),
            Failures = await Failures(db, reviewed, cancel),
            FaultyFields = Ranked(
                reviewed
                    .All.Select(one => one.Said.InForce)
                    .OfType<ReviewLabel>()
                    .Where(label => label.Kind == LabelKind.DataFault)
                    .Select(label => label.Field ?? "not said")
            ),
            Outcomes = outcomes is null ? null : Sum(outcomes),
            Holdout = agreed.Holdout is { } holdout
                ? HoldoutAnalysis.Of(holdout, agreed.Review.Zone, await HoldoutCounter.Of(db, agreed, holdout, now, cancel), now)
                : null,
            InForceSince = versions.Find(one => one.Version == agreed.Version)?.ImportedAt,
            Changes = [.. versions.Select(one => new VersionChange(one.Version, one.ImportedAt, one.Changes))],
        };

        Func<ReviewedCase, bool> Of(string band) => one => one.AlertId is { } id && bands.GetValueOrDefault(id) == band;
    }

    private static long Posted(DigestNumbers numbers, string band) =>
        numbers.ByBand.FirstOrDefault(one => one.Name == band)?.Value.Posted ?? 0;

    // The band in which each was opened, for by that it is counted.
    private static async Task<Dictionary<string, string?>> Bands(HandoffDb db, ReviewedCases reviewed, CancellationToken cancel)
    {
        var ids = reviewed.All.Select(one => one.AlertId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var facts = await db
            .AlertFacts.Where(fact => fact.Kind == AlertFactKind.Opened && ids.Contains(fact.AlertId))
            .Select(fact => new { fact.AlertId, fact.Band })
            .ToListAsync(cancel);
        return facts.DistinctBy(fact => fact.AlertId, StringComparer.Ordinal)
            .ToDictionary(fact => fact.AlertId, fact => (string?)fact.Band, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<NamedCount<long>>> Failures(HandoffDb db, ReviewedCases reviewed, CancellationToken cancel)
    {
        var bad = reviewed
            .All.Where(one => one.Said.InForce?.Kind == LabelKind.BadScore)
            .Select(one => one.AlertId)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var flags = await db
            .Flags.Where(flag => bad.Contains(flag.AlertId) && flag.UndoneAt == null)
            .Select(flag => new { flag.AlertId, flag.Reason })
            .Distinct()
            .ToListAsync(cancel);
        // What nobody had flagged was found in the random sample.
        var found = bad.Except(flags.Select(flag => flag.AlertId), StringComparer.Ordinal).Select(_ => "Found by reviewers, not flagged");
        return Ranked(flags.Select(flag => flag.Reason ?? Counts.NoReason).Concat(found));
    }

    private static IReadOnlyList<NamedCount<long>> Ranked(IEnumerable<string> names) =>
        [
            .. names
                .GroupBy(name => name, StringComparer.Ordinal)
                .Select(same => new NamedCount<long>(same.Key, same.LongCount()))
                .OrderByDescending(one => one.Value)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ];

    private static OutcomeNumbers Sum(IReadOnlyList<NamedCount<OutcomeNumbers>> bands) =>
        new(
            bands.Sum(band => band.Value.Alerts),
            bands.Sum(band => band.Value.Known),
            [
                .. bands
                    .SelectMany(band => band.Value.Reached)
                    .GroupBy(count => count.Outcome)
                    .OrderBy(same => same.Key)
                    .Select(same => new OutcomeCount(same.Key, same.Sum(count => count.Alerts))),
            ]
        );
}
