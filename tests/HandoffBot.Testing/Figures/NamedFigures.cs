using System.Globalization;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;

namespace HandoffBot.Testing.Figures;

/// <summary>The figures of a digest under the names that <c>docs/figures.sql</c> gives them: with the names of bands, reasons and people
/// where an id has their place.</summary>
public static class NamedFigures
{
    public static IReadOnlyDictionary<string, double> Of(DigestNumbers numbers) =>
        DigestFigures
            .Of(numbers)
            .Where(IsKnownToSql)
            .Select(figure => (Name: Name(numbers, figure), Value: (double)figure.Count))
            .Concat(numbers.Reviewed is { } reviewed ? Of(reviewed) : [])
            .Where(one => one.Value > 0)
            .GroupBy(one => one.Name, one => one.Value, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(), StringComparer.Ordinal);

    // The statement counts what shares are made of, and weighs what reviewers found.
    private static bool IsKnownToSql(Figure figure) =>
        (figure.Of is null || figure.Path is [DigestFigures.Outcomes, ..])
        && figure.Path is not ([.., "first_touch_open"] or [.., "first_touch_open", _] or ["reviewed", ..])
        && figure.Path is not [DigestFigures.Flags, DigestFigures.Clicks or DigestFigures.Late];

    private static string Name(DigestNumbers numbers, Figure figure) =>
        figure.Path switch
        {
            [DigestFigures.Period, var name, var band] => $"{DigestFigures.Period}/{name}/{numbers.ByBand[At(band)].Name}",
            [DigestFigures.Outcomes, var band, var outcome] =>
                $"{DigestFigures.Outcomes}/{numbers.OutcomesBefore![At(band)].Name}/{outcome}",
            [DigestFigures.Flags, var by, var group] => $"{DigestFigures.Flags}/{by}/{Groups(numbers.Flags, by)[At(group)].Name}",
            [DigestFigures.Stopped, var at] =>
                $"{DigestFigures.Stopped}/{numbers.Stopped[At(at)].Outcome}/{numbers.Stopped[At(at)].Rule}",
            [DigestFigures.Load, var at] => $"{DigestFigures.Load}/{numbers.Load![At(at)].Owner}",
            [DigestFigures.Load, var at, var hot] => $"{DigestFigures.Load}/{numbers.Load![At(at)].Owner}/{hot}",
            _ => figure.Id,
        };

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
