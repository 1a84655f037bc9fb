using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Figures;

/// <summary>The figures of what became of the alerts of the period and of the one before, and of what their flags say.</summary>
internal static class CohortFigures
{
    /// <summary>Of the period.</summary>
    public static IEnumerable<Figure> OfPeriod(DigestNumbers numbers) =>
        [
            .. Alerts(DigestFigures.Period, "", numbers.Alerts),
            .. numbers.ByBand.SelectMany((band, at) => Alerts(DigestFigures.Period, $" · {band.Name}", band.Value, at)),
            .. Judged(DigestFigures.Period, "", numbers.BadScores),
        ];

    /// <summary>Of the period before, as they stood at the end of this one.</summary>
    public static IEnumerable<Figure> OfPeriodBefore(DigestNumbers numbers) =>
        [
            .. Alerts(DigestFigures.Before, DigestFigures.OfWeekBefore, numbers.Before.Alerts),
            .. FigureFactory.Count($"{DigestFigures.Before}/flagged", $"Flagged{DigestFigures.OfWeekBefore}", numbers.Before.Flagged),
            .. Judged(DigestFigures.Before, DigestFigures.OfWeekBefore, numbers.Before.BadScores),
            .. (numbers.OutcomesBefore ?? []).SelectMany(Became),
        ];

    private static IEnumerable<Figure> Alerts(string cohort, string which, AlertNumbers alerts, int? band = null)
    {
        return
        [
            .. AlertFigure.All.SelectMany(one => FigureFactory.Count(Id(one.Name), $"{one.Words}{which}", one.Of(alerts))),
            .. AlertShare.All.SelectMany(one => FigureFactory.Share(Id(one.Name), $"{one.Words}{which}", one.Of(alerts))),
        ];

        string Id(string name) => band is { } at ? $"{cohort}/{name}".At(at) : $"{cohort}/{name}";
    }

    private static IEnumerable<Figure> Judged(string cohort, string which, Rate rate)
    {
        var id = $"{DigestFigures.Verdicts}/{cohort}";
        var doubted = rate.Confirmed + rate.Unreviewed;
        return
        [
            .. FigureFactory.Count($"{id}/{DigestFigures.Confirmed}", $"Bad score, confirmed{which}", rate.Confirmed),
            .. FigureFactory.Count($"{id}/{DigestFigures.Unreviewed}", $"Flagged, not reviewed{which}", rate.Unreviewed),
            .. FigureFactory.Share($"{id}/{DigestFigures.Floor}", $"Bad-score rate, floor{which}", new(rate.Confirmed, rate.All)),
            .. FigureFactory.Share($"{id}/{DigestFigures.Ceiling}", $"Bad-score rate, ceiling{which}", new(doubted, rate.All)),
        ];
    }

    private static IEnumerable<Figure> Became(NamedCount<OutcomeNumbers> band, int at)
    {
        var id = DigestFigures.Outcomes.At(at);
        var which = $" · {band.Name}{DigestFigures.OfWeekBefore}";
        Proportion known = new(band.Value.Known, band.Value.Alerts);
        return
        [
            .. FigureFactory.Share($"{id}/{DigestFigures.AnyOutcome}", $"Outcome known{which}", known),
            .. band.Value.Reached.SelectMany(one =>
                FigureFactory.Share($"{id}/{one.Outcome}", $"Came to {FigureFactory.Word(one.Outcome)}{which}", band.Value.Of(one.Outcome))
            ),
        ];
    }
}
