using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review.Figures;

/// <summary>
/// What the figures of a stored digest count, from the records: by the same definitions, by the agreement as it was counted by, and from
/// nothing that came after the period.
/// </summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The digest's.</param>
internal sealed class FigureRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    private Instant End => numbers.Period.To;

    private ReviewPeriod Before => numbers.Before.Opened;

    /// <summary>All of them, newest first.</summary>
    /// <param name="figure">One of the digest.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<FigureRow>> Of(Figure figure, CancellationToken cancel) =>
        figure.Path switch
        {
            [DigestFigures.Period, var name, var band] => await Alerts(numbers.Period, name, numbers.ByBand[Number(band)].Name, cancel),
            [DigestFigures.Period, var name] => await Alerts(numbers.Period, name, null, cancel),
            [DigestFigures.Before, "flagged"] => await Flagged(alert => alert.Cohort is Cohort.Before, cancel),
            [DigestFigures.Before, var name] => await Alerts(Before, name, null, cancel),
            [DigestFigures.Verdicts, var cohort, var verdict] => await Flagged(
                alert =>
                    alert.Cohort == (cohort == DigestFigures.Period ? Cohort.Period : Cohort.Before)
                    && alert.Verdict == (verdict == "confirmed" ? FlagVerdict.Confirmed : FlagVerdict.Unreviewed),
                cancel
            ),
            [DigestFigures.Outcomes, var band, var outcome] => await Became(numbers.OutcomesBefore![Number(band)].Name, outcome, cancel),
            [DigestFigures.Flags, var by, ..] => await Grouped(by, figure.Path is [_, _, var at] ? Number(at) : 0, cancel),
            [DigestFigures.Missed] => await Missed(cancel),
            [DigestFigures.Stopped, var at] => await Stopped(numbers.Stopped[Number(at)], cancel),
            [DigestFigures.Load, var at, ..] => await Came(numbers.Load![Number(at)].Owner, figure.Path.Count == 3, cancel),
            _ => throw new ArgumentException($"No digest has a figure {figure.Id}.", nameof(figure)),
        };

    private async Task<IReadOnlyList<FigureRow>> Alerts(ReviewPeriod opened, string name, string? band, CancellationToken cancel)
    {
        var counted = AlertFigure.Find(name) ?? throw new ArgumentException($"No figure is called {name}.", nameof(name));
        var rows = new List<FigureRow>();
        await foreach (
            var alert in CohortAlerts
                .Of(db, agreement.Id, opened, End)
                .OrderByDescending(one => one.OpenedAt)
                .ThenBy(one => one.AlertId)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            var stood = CohortAlerts.Read(alert.Band, alert.Code, 1);
            stood = stood with { Mature = alert.OpenedAt < Maturity.OpenedBefore(agreement, stood.Band, End) };
            if ((band is null || stood.Band == band) && counted.Counts(stood))
            {
                rows.Add(FigureRow.Alert(alert.AlertId));
            }
        }

        return rows;
    }

    private async Task<IReadOnlyList<FigureRow>> Flagged(Func<FlaggedAlert, bool> which, CancellationToken cancel) =>
        [
            .. (await FlaggedAlerts.In(db, agreement.Id, numbers.Period, Before, cancel))
                .Where(which)
                .OrderByDescending(alert => alert.Flags.Max(flag => flag.At))
                .ThenBy(alert => alert.AlertId, StringComparer.Ordinal)
                .Select(alert => FigureRow.Alert(alert.AlertId)),
        ];

    private async Task<IReadOnlyList<FigureRow>> Grouped(string by, int at, CancellationToken cancel)
    {
        var flagged = await FlaggedAlerts.In(db, agreement.Id, numbers.Period, Before, cancel);
        return [.. FlagGrouping.Members(flagged, numbers.Period, by)[at].Select(FigureRow.Alert)];
    }

    private async Task<IReadOnlyList<FigureRow>> Became(string band, string outcome, CancellationToken cancel)
    {
        var values = CohortSql.Values(agreement, (Before.From, Before.To), End).Append(band).Append(outcome).ToArray();
        var sql =
            outcome == DigestFigures.AnyOutcome
                ? $"{CohortSql.Belonging} SELECT DISTINCT alert_id, opened_at FROM belonging WHERE band = {{4}}"
                : $"{CohortSql.Standing} SELECT alert_id, opened_at FROM standing WHERE band = {{4}} AND outcome = {{5}}";
        return await Sql.Query(
            db,
            $"{sql} ORDER BY opened_at DESC, alert_id",
            row => FigureRow.Alert(row.Text(0)),
            cancel,
            outcome == DigestFigures.AnyOutcome ? values[..5] : values
        );
    }

    private async Task<IReadOnlyList<FigureRow>> Missed(CancellationToken cancel)
    {
        var reports = await MissReportStore.In(db, agreement.Id, numbers.Period.From, End, cancel);
        return [.. ReportedMisses.Decisions(reports).Reverse().Select(FigureRow.Event)];
    }

    private async Task<IReadOnlyList<FigureRow>> Stopped(StoppedCounts stopped, CancellationToken cancel) =>
        [
            .. (
                await ReviewNumbers
                    .StoppedDecisions(db, agreement.Id, numbers.Period)
                    .Where(decision => decision.Outcome == stopped.Outcome && decision.Rule == stopped.Rule)
                    .OrderByDescending(decision => decision.DecidedAt)
                    .ThenBy(decision => decision.EventId)
                    .Select(decision => decision.EventId)
                    .ToListAsync(cancel)
            ).Select(FigureRow.Event),
        ];

    private async Task<IReadOnlyList<FigureRow>> Came(string owner, bool isHot, CancellationToken cancel)
    {
        var leads = PriorityLoad.Leads(db, numbers.Period, agreement.Id, PriorityLoad.Highest(agreement) ?? "");
        var ids = await leads
            .Where(lead => lead.Owner == owner && (!isHot || lead.IsHot == 1))
            .OrderByDescending(lead => lead.At)
            .ThenBy(lead => lead.AlertId)
            .Select(lead => lead.AlertId)
            .ToListAsync(cancel);
        return [.. ids.Select(FigureRow.Alert)];
    }

    private static int Number(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}
