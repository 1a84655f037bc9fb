using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>The rows of what became of the alerts of a period, and of what their flags say.</summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The report's.</param>
internal sealed class CohortRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    private Instant End => numbers.Period.To;

    private ReviewPeriod Before => numbers.Before.Opened;

    /// <summary>Those of an <see cref="AlertFigure"/> or <see cref="AlertShare"/>, among all or those of a band.</summary>
    public async Task<IReadOnlyList<FigureRow>> Alerts(ReviewPeriod opened, string name, string? band, CancellationToken cancel)
    {
        var of = AlertFigure.Find(name) is { } figure ? alert => figure.Counts(alert) ? true : null
            : AlertShare.Find(name) is { } share ? share.Counts
            : (Func<AlertCounts, bool?>?)null;
        var counts = of ?? throw new ArgumentException($"No figure is called {name}.", nameof(name));
        var isShare = AlertFigure.Find(name) is null;
        var rows = new List<FigureRow>();
        await foreach (var (id, alert) in Stood(opened, cancel))
        {
            if ((band is null || alert.Band == band) && counts(alert) is { } isCounted)
            {
                rows.Add(FigureRow.Alert(id) with { IsCounted = isShare ? isCounted : null });
            }
        }

        return rows;
    }

    /// <summary>The alerts of the period before with a flag.</summary>
    public Task<IReadOnlyList<FigureRow>> Flagged(CancellationToken cancel) => Flagged(alert => alert.Cohort is Cohort.Before, cancel);

    /// <summary>Flagged alerts by what reviewers made of them, and the rates among all that were seen.</summary>
    public async Task<IReadOnlyList<FigureRow>> Judged(Cohort cohort, string verdict, CancellationToken cancel)
    {
        if (verdict is DigestFigures.Confirmed or DigestFigures.Unreviewed)
        {
            var which = verdict == DigestFigures.Confirmed ? FlagVerdict.Confirmed : FlagVerdict.Unreviewed;
            return await Flagged(alert => alert.Cohort == cohort && alert.Verdict == which, cancel);
        }

        var flagged = (await FlaggedAlerts.In(db, agreement.Id, numbers.Period, Before, cancel))
            .Where(alert => alert.Cohort == cohort)
            .ToDictionary(alert => alert.AlertId, alert => alert.Verdict, StringComparer.Ordinal);
        var rows = new List<FigureRow>();
        await foreach (var (id, alert) in Stood(cohort is Cohort.Period ? numbers.Period : Before, cancel))
        {
            FlagVerdict? said = flagged.TryGetValue(id, out var found) ? found : null;
            if (alert.Posted || said is not null)
            {
                var isOpen = said is FlagVerdict.Unreviewed && verdict == DigestFigures.Ceiling;
                rows.Add(FigureRow.Alert(id) with { IsCounted = said is FlagVerdict.Confirmed || isOpen });
            }
        }

        return rows;
    }

    /// <summary>The posted alerts of the period before of a band, marked where they came to an outcome.</summary>
    public async Task<IReadOnlyList<FigureRow>> Became(string band, string outcome, CancellationToken cancel)
    {
        var values = CohortSql.Values(agreement, (Before.From, Before.To), End);
        var came = await Sql.Query(
            db,
            outcome == DigestFigures.AnyOutcome
                ? $"{CohortSql.Belonging} SELECT DISTINCT alert_id FROM belonging WHERE band = {{4}}"
                : $"{CohortSql.Standing} SELECT alert_id FROM standing WHERE band = {{4}} AND outcome = {{5}}",
            row => row.Text(0),
            cancel,
            outcome == DigestFigures.AnyOutcome ? [.. values, band] : [.. values, band, outcome]
        );
        var reached = came.ToHashSet(StringComparer.Ordinal);
        return await Sql.Query(
            db,
            $"{CohortSql.Posted} SELECT alert_id FROM posted WHERE band = {{4}} ORDER BY opened_at DESC, alert_id",
            row => FigureRow.Alert(row.Text(0)) with { IsCounted = reached.Contains(row.Text(0)) },
            cancel,
            [.. values, band]
        );
    }

    // Each alert opened in a period as it stood at the end, newest first.
    private async IAsyncEnumerable<(string Id, AlertCounts Alert)> Stood(
        ReviewPeriod opened,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var alerts = CohortAlerts
            .Of(db, agreement.Id, opened, End)
            .OrderByDescending(one => one.OpenedAt)
            .ThenBy(one => one.AlertId)
            .AsAsyncEnumerable();
        await foreach (var alert in alerts.WithCancellation(cancel))
        {
            var stood = CohortAlerts.Read(alert.Band, alert.Code, 1);
            yield return (
                alert.AlertId,
                stood with
                {
                    Mature = alert.OpenedAt < Maturity.OpenedBefore(agreement, stood.Band, End),
                }
            );
        }
    }

    private async Task<IReadOnlyList<FigureRow>> Flagged(Func<FlaggedAlert, bool> which, CancellationToken cancel) =>
        [
            .. (await FlaggedAlerts.In(db, agreement.Id, numbers.Period, Before, cancel))
                .Where(which)
                .OrderByDescending(alert => alert.Flags.Max(flag => flag.At))
                .ThenBy(alert => alert.AlertId, StringComparer.Ordinal)
                .Select(alert => FigureRow.Alert(alert.AlertId)),
        ];
}
