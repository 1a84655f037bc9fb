using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review.Figures.Rows;

/// <summary>The rows of an audit's metrics about alerts: how long they took, and how far they came.</summary>
/// <param name="db">Read.</param>
/// <param name="agreement">As it was counted by.</param>
/// <param name="numbers">The report's.</param>
internal sealed class MetricRows(HandoffDb db, HandoffAgreement agreement, DigestNumbers numbers)
{
    private readonly EventRows _events = new(db, agreement, numbers);
    private readonly DriftRows _drift = new(db, agreement, numbers);

    private AuditMetrics Metrics => numbers.Metrics!;

    private object?[] Quarter => CohortSql.Values(agreement, ConversionWindow.Of(numbers.Period.To), numbers.Period.To);

    /// <summary>Those of a figure.</summary>
    public IAsyncEnumerable<FigureRow> Of(Figure figure, CancellationToken cancel) =>
        figure.Id.Split('/') switch
        {
            [MetricFigures.FirstContact, var at] => Waited(Metrics.FirstContact[At(at)].Band, cancel),
            [MetricFigures.Known] => Became(_ => true, null, cancel),
            [MetricFigures.Routing, var which] => Became(
                one => one.NotMine == (which == DigestFigures.NotMine),
                ConversionStep.Meeting,
                cancel
            ),
            [MetricFigures.Revenue, var at] => Won(Metrics.Conversion!.Revenue[At(at)], cancel),
            [MetricFigures.Open, var step] => Timed(PipelineCounter.StandSql, Step(step), cancel),
            [MetricFigures.Stuck, var step] => Stuck(Step(step), cancel),
            [MetricFigures.Completeness] => _events.Complete(null, cancel),
            [MetricFigures.Completeness, var at] => _events.Stopped(
                $"{HandoffQualityCounter.Required}{Metrics.Quality!.Lacking[At(at)].Name}",
                cancel
            ),
            [MetricFigures.Fit] => _events.Complete(HandoffQualityCounter.Required, cancel),
            [MetricFigures.Fit, var at] => _events.Stopped(
                $"{HandoffQualityCounter.Disqualify}{Metrics.Quality!.TurnedAway[At(at)].Name}",
                cancel
            ),
            [MetricFigures.Lag, var at] => _events.Late(Metrics.Lags[At(at)].Sender, cancel),
            [MetricFigures.BandNow, var at] => _drift.Band(Metrics.Drift!.Bands[At(at)].Band, isNow: true, cancel),
            [MetricFigures.BandBefore, var at] => _drift.Band(Metrics.Drift!.Bands[At(at)].Band, isNow: false, cancel),
            [MetricFigures.Calibration, var at] => _drift.Scores(Metrics.Drift!.Calibration[At(at)].Scores, cancel),
            [var name] when name.StartsWith(MetricFigures.Velocity, StringComparison.Ordinal) => Timed(
                PipelineCounter.CameSql,
                Step(name[MetricFigures.Velocity.Length..]),
                cancel
            ),
            [var name, .. var which] when name.StartsWith(MetricFigures.Conversion, StringComparison.Ordinal) => Became(
                Which(which),
                Step(name[MetricFigures.Conversion.Length..]),
                cancel
            ),
            _ => throw new ArgumentException($"No report has a figure {figure.Id}.", nameof(figure)),
        };

    private IAsyncEnumerable<FigureRow> Waited(string band, CancellationToken cancel) =>
        Sql.Stream(
            db,
            FirstContactTimes.AlertsSql,
            row =>
                FigureRow.Alert(row.Text(0)) with
                {
                    Took = Span(row.LongOrNull(1)),
                    IsCounted = row.LongOrNull(1) is not null,
                    Note = row.LongOrNull(1) is null ? "not contacted" : null,
                },
            cancel,
            FirstContactTimes.Values(agreement, band, numbers.Period)
        );

    private IAsyncEnumerable<FigureRow> Became(Func<HandoffTraits, bool> which, ConversionStep? step, CancellationToken cancel) =>
        Sql.Stream(
                db,
                ConversionCounter.AlertsSql,
                row =>
                {
                    if (!which(new HandoffTraits(row.Text(1), row.Text(2), row.Number(3) == 1)))
                    {
                        return null;
                    }

                    var (known, furthest) = (row.Number(4) == 1, (ConversionStep)row.Number(5));
                    return FigureRow.Alert(row.Text(0)) with
                    {
                        IsCounted = step is { } asked ? furthest >= asked : known,
                        Note = $"came to {furthest.ToString().ToLowerInvariant()}{(known ? "" : ", no outcome known")}",
                    };
                },
                cancel,
                Quarter
            )
            .OfType<FigureRow>();

    private IAsyncEnumerable<FigureRow> Won(RevenueSum sum, CancellationToken cancel) =>
        Sql.Stream(
            db,
            ConversionCounter.WinsSql,
            row =>
                FigureRow.Alert(row.Text(0)) with
                {
                    Note = string.Create(CultureInfo.InvariantCulture, $"{row.Real(1):0.##} {sum.Currency}"),
                },
            cancel,
            [.. Quarter, sum.Source, sum.Currency]
        );

    private IAsyncEnumerable<FigureRow> Stuck(ConversionStep step, CancellationToken cancel)
    {
        var stuck = Duration.FromDays(PipelineNumbers.StuckDays);
        return Timed(PipelineCounter.StandSql, step, cancel).Select(row => row with { IsCounted = row.Took >= stuck });
    }

    private IAsyncEnumerable<FigureRow> Timed(string sql, ConversionStep step, CancellationToken cancel) =>
        Sql.Stream(
            db,
            sql,
            row => FigureRow.Alert(row.Text(0)) with { Took = Span(row.Long(1)) },
            cancel,
            [.. Quarter, (long)step]
        );

    private Func<HandoffTraits, bool> Which(IReadOnlyList<string> path)
    {
        var conversion = Metrics.Conversion!;
        var named = conversion.BySource.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return path switch
        {
            [] => _ => true,
            [MetricFigures.Band, var at] => one => one.Band == conversion.ByBand[At(at)].Name,
            [MetricFigures.Source, MetricFigures.Others] => one => !named.Contains(one.Source),
            [MetricFigures.Source, var at] => one => one.Source == conversion.BySource[At(at)].Name,
            _ => throw new ArgumentException("No report has such a figure.", nameof(path)),
        };
    }

    private static Duration? Span(long? milliseconds) => milliseconds is { } span ? Duration.FromMilliseconds(span) : null;

    private static ConversionStep Step(string word) => Enum.Parse<ConversionStep>(word, ignoreCase: true);

    private static int At(string part) => int.Parse(part, CultureInfo.InvariantCulture);

    private readonly record struct HandoffTraits(string Band, string Source, bool NotMine);
}
