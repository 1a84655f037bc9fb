using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>The rows of what reviewers found, and of what the records tell of each proof.</summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The report's.</param>
internal sealed class ReviewRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    private readonly CohortRows _cohort = new(db, agreement, numbers);

    private Instant End => numbers.Period.To;

    /// <summary>Cases of the last reviews: with a label, marked where it says bad score; or those without one.</summary>
    public async Task<IReadOnlyList<FigureRow>> Found(string name, CancellationToken cancel)
    {
        var cases = await ReviewedCases.Read(db, agreement.Id, ReviewNumbers.ReviewsFrom(numbers.Period), End, cancel);
        return name switch
        {
            DigestFigures.BelowThreshold => Labelled(cases.Of(SamplingStratum.BelowThreshold)),
            DigestFigures.Reported => Labelled(cases.Of(SamplingStratum.Reported)),
            DigestFigures.Waiting => [.. Newest(Alerts(cases).Where(one => one.Said.InForce is null)).Select(Row)],
            _ => Labelled(Alerts(cases)),
        };
    }

    /// <summary>Cases with a label of the reviews since some behaviours have their level.</summary>
    public async Task<IReadOnlyList<FigureRow>> BadScores(AuthorityEvidence evidence, CancellationToken cancel)
    {
        var first = End - Duration.FromDays(AuthorityNumbers.Days);
        var cases = await ReviewedCases.Read(db, agreement.Id, first, End, cancel);
        return Labelled(Alerts(cases.Since(evidence.Since ?? Instant.MinValue)));
    }

    /// <summary>Leads opened since some behaviours have their level.</summary>
    public IAsyncEnumerable<FigureRow> Proof(AuthorityEvidence evidence, string name, CancellationToken cancel)
    {
        var opened = AuthorityCounter.Opened(evidence.Since, End);
        return name switch
        {
            DigestFigures.NotMine => Returned(opened),
            DigestFigures.Acceptance => _cohort.Alerts(opened, AlertShare.Acceptance, null, cancel),
            _ => _cohort.Alerts(opened, AlertShare.AnyBreachName, null, cancel),
        };
    }

    /// <summary>Leads of a period that had an owner, marked where the owner gave them back.</summary>
    public IAsyncEnumerable<FigureRow> Returned(ReviewPeriod opened) =>
        OwnerRuleHistory
            .Cohort(db, agreement.Id, opened)
            .GroupBy(fact => new { fact.AlertId, fact.OpenedAt })
            .Select(facts => new
            {
                facts.Key.AlertId,
                facts.Key.OpenedAt,
                HadOwner = facts.Max(fact => fact.Owner != null ? 1 : 0),
                CameBack = facts.Max(fact => fact.Kind == AlertFactKind.NotMine ? 1 : 0),
            })
            .Where(lead => lead.HadOwner == 1)
            .OrderByDescending(lead => lead.OpenedAt)
            .ThenBy(lead => lead.AlertId)
            .AsAsyncEnumerable()
            .Select(lead => FigureRow.Alert(lead.AlertId) with { IsCounted = lead.CameBack == 1 });

    private static IEnumerable<ReviewedCase> Alerts(ReviewedCases cases) => cases.Of(SamplingStratum.Flagged, SamplingStratum.Random);

    private static List<FigureRow> Labelled(IEnumerable<ReviewedCase> cases) =>
        [
            .. Newest(cases.Where(one => one.Said.InForce is not null))
                .Select(one => Row(one) with { IsCounted = one.Said.InForce!.Kind == LabelKind.BadScore }),
        ];

    private static IEnumerable<ReviewedCase> Newest(IEnumerable<ReviewedCase> cases) =>
        cases
            .OrderByDescending(one => one.OpenedAt)
            .ThenBy(one => one.EventId, StringComparer.Ordinal)
            .ThenBy(one => one.DigestKey, StringComparer.Ordinal);

    private static FigureRow Row(ReviewedCase one)
    {
        var isClaim = one.Sampled is SamplingStratum.Flagged or SamplingStratum.Reported;
        var drawn = isClaim ? $"{one.Sampled}".ToLowerInvariant() : "drawn at random";
        var said = one.Said.InForce is { } label ? LabelRules.Words(label.Kind) : one.Said.IsDisputed ? "reviewers differ" : "no label yet";
        var weight = one.Weight.ToString("0.##", CultureInfo.InvariantCulture);
        var row = one.AlertId is { } alert ? FigureRow.Alert(alert) : FigureRow.Event(one.EventId);
        return row with { Note = $"{said}; {drawn}, stands for {weight}; review {one.DigestKey.Split(':')[^1]}" };
    }
}
