using System.Globalization;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Core.Review.Metrics;

namespace HandoffBot.Testing.Figures;

/// <summary>The figures of a report under the names that the SQL of the documentation gives them (<see cref="FigureSql"/>): with the
/// names of bands, reasons and people where an id has their place.</summary>
public static class NamedFigures
{
    public static IReadOnlyDictionary<string, double> Of(DigestNumbers numbers) =>
        DigestFigures
            .Of(numbers)
            .SelectMany(figure => Values(Name(numbers, figure), figure))
            .Concat(numbers.Reviewed is { } reviewed ? Of(reviewed) : [])
            .Where(one => one.Value > 0)
            .GroupBy(one => one.Name, one => one.Value, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(), StringComparer.Ordinal);

    private static IEnumerable<(string Name, double Value)> Values(string name, Figure figure) =>
        [
            (name, figure.Count),
            ($"{name}/of", figure.Of ?? 0),
            ($"{name}/half", figure.Time?.Median?.TotalMilliseconds ?? 0),
            ($"{name}/ninth", figure.Time?.Ninetieth?.TotalMilliseconds ?? 0),
        ];

    private static string Name(DigestNumbers numbers, Figure figure) =>
        figure.Path switch
        {
            [DigestFigures.Period, var name, var band] => $"{DigestFigures.Period}/{name}/{numbers.ByBand[At(band)].Name}",
            [DigestFigures.Outcomes, var band, var outcome] =>
                $"{DigestFigures.Outcomes}/{numbers.OutcomesBefore![At(band)].Name}/{outcome}",
            [DigestFigures.Flags, var by, var group] => $"{DigestFigures.Flags}/{by}/{Groups(numbers.Flags, by)[At(group)].Name}",
            [DigestFigures.Missed, var at] => $"{DigestFigures.Missed}/{numbers.Missed!.ByReason[At(at)].Reason?.ToString() ?? "none"}",
            [DigestFigures.DataIssues, var at] => $"{DigestFigures.DataIssues}/{Asked(numbers.DataIssues[At(at)])}",
            [DigestFigures.ContactReports, var at] => $"{DigestFigures.ContactReports}/{numbers.ContactReports!.Answers[At(at)].Name}",
            [DigestFigures.Stopped, var at] =>
                $"{DigestFigures.Stopped}/{numbers.Stopped[At(at)].Outcome}/{numbers.Stopped[At(at)].Rule}",
            [DigestFigures.Load, var at] => $"{DigestFigures.Load}/{numbers.Load![At(at)].Owner}",
            [DigestFigures.Load, var at, var hot] => $"{DigestFigures.Load}/{numbers.Load![At(at)].Owner}/{hot}",
            [DigestFigures.Authority, var at, var name] => $"{DigestFigures.Authority}/{Since(numbers.Authority!.Evidence[At(at)])}/{name}",
            _ => numbers.Metrics is { } metrics ? Name(metrics, figure) : figure.Id,
        };

    private static string Name(AuditMetrics metrics, Figure figure) =>
        figure.Path switch
        {
            [MetricFigures.FirstContact, var at] => $"{MetricFigures.FirstContact}/{metrics.FirstContact[At(at)].Band}",
            [MetricFigures.Revenue, var at] => $"{MetricFigures.Revenue}/{Won(metrics.Conversion!.Revenue[At(at)])}",
            [MetricFigures.Completeness, var at] => $"{MetricFigures.Completeness}/{metrics.Quality!.Lacking[At(at)].Name}",
            [MetricFigures.Fit, var at] => $"{MetricFigures.Fit}/{metrics.Quality!.TurnedAway[At(at)].Name}",
            [MetricFigures.Calibration, var at] => $"{MetricFigures.Calibration}/{metrics.Drift!.Calibration[At(at)].Scores}",
            [MetricFigures.Lag, var at] => $"{MetricFigures.Lag}/{metrics.Lags[At(at)].Sender}",
            [(MetricFigures.BandNow or MetricFigures.BandBefore) and var name, var at] => $"{name}/{metrics.Drift!.Bands[At(at)].Band}",
            [var name, MetricFigures.Band, var at] => $"{name}/{MetricFigures.Band}/{metrics.Conversion!.ByBand[At(at)].Name}",
            [var name, MetricFigures.Source, not MetricFigures.Others and var at] =>
                $"{name}/{MetricFigures.Source}/{SourceName(metrics.Conversion!.BySource[At(at)].Name)}",
            _ => figure.Id,
        };

    private static string Asked(DataIssueCounts one) => $"{one.Owner}/{one.Outcome?.ToString() ?? "open"}";

    private static string Since(AuthorityEvidence evidence) =>
        evidence.Since?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "first";

    private static string Won(RevenueSum sum) => $"{SourceName(sum.Source)}/{sum.Currency}";

    private static string SourceName(string name) => name.Length == 0 ? Counts.NoSource : name;

    private static IEnumerable<(string Name, double Value)> Of(ReviewedNumbers reviewed)
    {
        (string Sampled, IReadOnlyList<SampledCounts> Draws)[] all =
        [
            ("Flagged", reviewed.Flagged),
            ("Random", reviewed.Unflagged),
            ("BelowThreshold", reviewed.BelowThreshold),
            ("Reported", reviewed.Reported),
        ];
        foreach (var (sampled, draws) in all)
        {
            // Of what was not drawn from there is nothing to count.
            var drawn = draws.Where(one => one.Drawn > 0).ToList();
            yield return ($"reviewed/{sampled}/of", drawn.Sum(one => one.Population));
            yield return ($"reviewed/{sampled}/drawn", drawn.Sum(one => one.Drawn));
            yield return ($"reviewed/{sampled}/decided", drawn.Sum(one => one.Decided));
            yield return ($"reviewed/{sampled}/bad", drawn.Sum(one => one.Bad));
        }

        yield return (
            "reviewed/bad_score_rate",
            reviewed.Flagged.Concat(reviewed.Unflagged).Sum(one => one.Weight * one.Bad) / Math.Max(1, reviewed.Posted)
        );
    }

    private static IReadOnlyList<FlagGroup> Groups(FlagNumbers flags, string by) =>
        by switch
        {
            "reason" => flags.ByReason,
            "band" => flags.ByBand,
            "source" => flags.BySource,
            _ => flags.BySignal,
        };

    private static int At(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}
