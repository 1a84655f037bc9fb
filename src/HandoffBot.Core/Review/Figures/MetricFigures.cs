using System.Globalization;
using HandoffBot.Core.Review.Drift;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Figures;

/// <summary>The figures of an audit's metrics, under the names of docs/metrics.md.</summary>
public static class MetricFigures
{
    /// <summary>How long handoffs waited for their first contact, by band.</summary>
    public const string FirstContact = "first_contact_time";

    /// <summary>Those of which an outcome of any kind is known.</summary>
    public const string Known = "conversion_known";

    /// <summary>Before the name of a step, e.g. <c>conversion_meeting</c>.</summary>
    public const string Conversion = "conversion_";

    /// <summary>The part of an id after which the place of a band stands.</summary>
    public const string Band = "band";

    /// <summary>The part of an id after which the place of a source, or <see cref="Others"/>, stands.</summary>
    public const string Source = "source";

    /// <summary>All sources that are not listed by name.</summary>
    public const string Others = "others";

    /// <summary>Meetings of those given back as not theirs (<see cref="DigestFigures.NotMine"/>), and of the others.</summary>
    public const string Routing = "routing_conversion";

    /// <summary>What was won with an amount, by source and currency.</summary>
    public const string Revenue = "revenue_won";

    /// <summary>Before the name of a step: how fast handoffs came there.</summary>
    public const string Velocity = "velocity_";

    /// <summary>Those that stand at a step.</summary>
    public const string Open = "stage_open";

    /// <summary>Those of them of which nothing was heard.</summary>
    public const string Stuck = "stage_stuck";

    /// <summary>Events that had every required field.</summary>
    public const string Completeness = "field_completeness";

    /// <summary>Events that no disqualifier turned away.</summary>
    public const string Fit = "fit_coverage";

    /// <summary>How late the events of a sender came in.</summary>
    public const string Lag = "ingest_lag";

    /// <summary>What a band brought in the last quarter, in the time that every alert is given.</summary>
    public const string BandNow = "band_conversion";

    /// <summary>The same of the quarter before.</summary>
    public const string BandBefore = "band_conversion_before";

    /// <summary>How often alerts with a score in a range came to a meeting.</summary>
    public const string Calibration = "recalibration";

    internal static IEnumerable<Figure> Of(AuditMetrics? metrics) =>
        metrics is null
            ? []
            :
            [
                .. metrics.FirstContact.SelectMany(Waited).Under("First contact"),
                .. Became(metrics.Conversion),
                .. Went(metrics.Pipeline).Under("Pace and standstill"),
                .. With(metrics.Quality).Under("With what leads came"),
                .. metrics.Lags.SelectMany(Late).Under("How late events come in"),
                .. Drifted(metrics.Drift).Under("What the score stands for"),
            ];

    private static IEnumerable<Figure> Waited(FirstContactNumbers band, int at) =>
        FigureFactory.Share(
            FirstContact.At(at),
            $"Handoff to first contact · {band.Band}",
            new(band.Contacted, band.Posted),
            new FigurePercentiles(band.Median)
        );

    private static IEnumerable<Figure> Became(ConversionNumbers? numbers)
    {
        if (numbers is null)
        {
            return [];
        }

        var known = FigureFactory.Share(Known, "Outcome known, of the last quarter", new(numbers.All.Known, numbers.All.Posted));
        return numbers.All.Known == 0
            ? known.Under("Conversion")
            :
            [
                .. known.Concat(Steps("", "", numbers.All)).Under("Conversion"),
                .. numbers.ByBand.SelectMany((one, at) => Steps($"/{Band}".At(at), one.Name, one.Funnel)).Under("Conversion by band"),
                .. OfSources(numbers).Under("By source"),
                .. Meetings(DigestFigures.NotMine, "given back as not theirs", numbers.NotMine).Under("Routing"),
                .. Meetings("kept", "not given back", numbers.Kept).Under("Routing"),
            ];
    }

    private static IEnumerable<Figure> OfSources(ConversionNumbers numbers) =>
        [
            .. numbers.BySource.SelectMany((one, at) => Steps($"/{Source}".At(at), SourceName(one.Name), one.Funnel)),
            .. Steps($"/{Source}/{Others}", "other sources", numbers.OtherSources),
            .. numbers.Revenue.SelectMany(Won),
        ];

    private static IEnumerable<Figure> Steps(string which, string name, Funnel funnel) =>
        Enum.GetValues<ConversionStep>()
            .Where(step => step > ConversionStep.Posted)
            .SelectMany(step =>
                FigureFactory.Share(
                    $"{Conversion}{FigureFactory.Word(step)}{which}",
                    $"Came to {FigureFactory.Word(step)}{(name.Length == 0 ? "" : $" · {name}")}",
                    funnel.Of(step)
                )
            );

    private static IEnumerable<Figure> Meetings(string which, string words, Funnel funnel) =>
        FigureFactory.Share($"{Routing}/{which}", $"Came to meeting, {words}", funnel.Of(ConversionStep.Meeting));

    private static IEnumerable<Figure> Won(RevenueSum sum, int at)
    {
        var currency = sum.Currency.Length == 0 ? "no currency told" : sum.Currency;
        var amount = sum.Amount.ToString("0.##", CultureInfo.InvariantCulture);
        return FigureFactory.Count(Revenue.At(at), $"Won with an amount · {SourceName(sum.Source)} · {currency} {amount}", sum.Won);
    }

    private static IEnumerable<Figure> Went(PipelineNumbers? numbers) =>
        numbers is null ? [] : [.. numbers.Velocity.SelectMany(Came), .. numbers.Stages.SelectMany(Stand)];

    private static IEnumerable<Figure> Came(StepVelocity one)
    {
        var step = FigureFactory.Word(one.Step);
        return FigureFactory
            .Count($"{Velocity}{step}", $"Alert to {step}, of those that came to it", one.Reached)
            .Select(figure => figure with { Time = new(one.Median) });
    }

    private static IEnumerable<Figure> Stand(OpenStage one)
    {
        var (step, time) = (FigureFactory.Word(one.Step), new FigurePercentiles(one.MedianAge));
        return
        [
            .. FigureFactory
                .Count($"{Open}/{step}", $"Stand at {step}, since last heard of", one.Open)
                .Select(some => some with { Time = time }),
            .. FigureFactory.Share(
                $"{Stuck}/{step}",
                $"Stand at {step}, not heard of for {PipelineNumbers.StuckDays} days",
                new(one.Stuck, one.Open)
            ),
        ];
    }

    private static IEnumerable<Figure> With(HandoffQuality? quality) =>
        quality is null
            ? []
            :
            [
                .. FigureFactory.Share(Completeness, "Events with every required field", quality.FieldCompleteness),
                .. quality.Lacking.SelectMany(
                    (one, at) => FigureFactory.Count(Completeness.At(at), $"First missing: {one.Name}", one.Count)
                ),
                .. FigureFactory.Share(Fit, "Fit, of events with every required field", quality.FitCoverage),
                .. quality.TurnedAway.SelectMany((one, at) => FigureFactory.Count(Fit.At(at), $"Turned away as {one.Name}", one.Count)),
            ];

    private static IEnumerable<Figure> Late(IngestLag lag, int at) =>
        FigureFactory
            .Count(Lag.At(at), $"From the event to its receipt · {lag.Sender}", lag.Events)
            .Select(figure => figure with { Time = new(lag.Median, lag.Ninth) });

    private static IEnumerable<Figure> Drifted(DriftNumbers? drift) =>
        drift is null
            ? []
            :
            [
                .. drift.Bands.SelectMany((one, at) => Met(BandNow.At(at), one.Band, one.Now())),
                .. drift.Bands.SelectMany((one, at) => Met(BandBefore.At(at), $"{one.Band} · the quarter before", one.Before())),
                .. drift.Calibration.SelectMany((one, at) => Met(Calibration.At(at), $"score {one.Scores}", one.Share())),
            ];

    private static IEnumerable<Figure> Met(string id, string which, Proportion share) =>
        FigureFactory.Share(id, $"Meeting within {DriftWindow.MeetingDays} days · {which}", share);

    private static string SourceName(string name) => name.Length == 0 ? Counts.NoSource : name;
}
