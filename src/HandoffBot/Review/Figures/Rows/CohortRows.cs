using System.Runtime.CompilerServices;
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
    public IAsyncEnumerable<FigureRow> Alerts(ReviewPeriod opened, string name, string? band, CancellationToken cancel)
    {
        var of = AlertFigure.Find(name) is { } figure ? alert => figure.Counts(alert) ? true : null
            : AlertShare.Find(name) is { } share ? share.Counts
            : (Func<AlertCounts, bool?>?)null;
        var counts = of ?? throw new ArgumentException($"No figure is called {name}.", nameof(name));
        var isShare = AlertFigure.Find(name) is null;
        return Stood(opened, cancel)
            .Where(one => band is null || one.Alert.Band == band)
            .Select(one => (one.Id, IsCounted: counts(one.Alert)))
            .Where(one => one.IsCounted is not null)
            .Select(one => FigureRow.Alert(one.Id) with { IsCounted = isShare ? one.IsCounted : null });
    }

    /// <summary>The alerts of the period before with a flag.</summary>
    public IAsyncEnumerable<FigureRow> Flagged(CancellationToken cancel) => Flagged(alert => alert.Cohort is Cohort.Before, cancel);

    /// <summary>Flagged alerts by what reviewers made of them, and the rates among all that were seen.</summary>
    public IAsyncEnumerable<FigureRow> Judged(Cohort cohort, string verdict, CancellationToken cancel) =>
        verdict switch
        {
            DigestFigures.Confirmed => Flagged(alert => alert.Cohort == cohort && alert.Verdict == FlagVerdict.Confirmed, cancel),
            DigestFigures.Unreviewed => Flagged(alert => alert.Cohort == cohort && alert.Verdict == FlagVerdict.Unreviewed, cancel),
            _ => Seen(cohort, verdict, cancel),
        };

    /// <summary>The posted alerts of the period before of a band, marked where they came to an outcome.</summary>
    public IAsyncEnumerable<FigureRow> Became(string band, string outcome, CancellationToken cancel)
    {
        var values = CohortSql.Values(agreement, (Before.From, Before.To), End);
        var (parts, came) =
            outcome == DigestFigures.AnyOutcome
                ? (CohortSql.Belonging, "SELECT DISTINCT alert_id FROM belonging WHERE band = {4}")
                : (CohortSql.Standing, "SELECT alert_id FROM standing WHERE band = {4} AND outcome = {5}");
        return Sql.Stream(
            db,
            $"{parts} SELECT p.alert_id, CASE WHEN c.alert_id IS NULL THEN 0 ELSE 1 END FROM posted p "
                + $"LEFT JOIN ({came}) c ON c.alert_id = p.alert_id WHERE p.band = {{4}} ORDER BY p.opened_at DESC, p.alert_id",
            row => FigureRow.Alert(row.Text(0)) with { IsCounted = row.Number(1) == 1 },
            cancel,
            outcome == DigestFigures.AnyOutcome ? [.. values, band] : [.. values, band, outcome]
        );
    }

    // All that were seen, marked where they are bad, or may be.
    private async IAsyncEnumerable<FigureRow> Seen(
        Cohort cohort,
        string verdict,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var flagged = (await FlaggedAlerts.In(db, agreement.Id, numbers.Period, Before, cancel))
            .Where(alert => alert.Cohort == cohort)
            .ToDictionary(alert => alert.AlertId, alert => alert.Verdict, StringComparer.Ordinal);
        await foreach (var (id, alert) in Stood(cohort is Cohort.Period ? numbers.Period : Before, cancel))
        {
            FlagVerdict? said = flagged.TryGetValue(id, out var found) ? found : null;
            if (alert.Posted || said is not null)
            {
                var isOpen = said is FlagVerdict.Unreviewed && verdict == DigestFigures.Ceiling;
                yield return FigureRow.Alert(id) with { IsCounted = said is FlagVerdict.Confirmed || isOpen };
            }
        }
    }

    // Each alert opened in a period as it stood at the end, newest first.
    private async IAsyncEnumerable<(string Id, AlertCounts Alert)> Stood(
        ReviewPeriod opened,
        [EnumeratorCancellation] CancellationToken cancel
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

    private async IAsyncEnumerable<FigureRow> Flagged(
        Func<FlaggedAlert, bool> which,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var flagged = await FlaggedAlerts.In(db, agreement.Id, numbers.Period, Before, cancel);
        foreach (
            var alert in flagged
                .Where(which)
                .OrderByDescending(alert => alert.Flags.Max(flag => flag.At))
                .ThenBy(alert => alert.AlertId, StringComparer.Ordinal)
        )
        {
            yield return FigureRow.Alert(alert.AlertId);
        }
    }
}
