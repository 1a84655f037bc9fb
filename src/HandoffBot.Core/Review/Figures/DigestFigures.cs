using System.Globalization;

namespace HandoffBot.Core.Review.Figures;

/// <summary>The figures of a digest that lead to what they count, in its order.</summary>
public static class DigestFigures
{
    /// <summary>First part of the ids of figures about the period's alerts.</summary>
    public const string Period = "period";

    /// <summary>About the alerts of the period before, as they stood at the end of this one.</summary>
    public const string Before = "before";

    /// <summary>About the verdicts on flagged alerts; the second part is <see cref="Period"/> or <see cref="Before"/>.</summary>
    public const string Verdicts = "verdict";

    /// <summary>About alerts flagged in the period; the second part is a <see cref="FlagGrouping"/>.</summary>
    public const string Flags = "flags";

    /// <summary>About events that did not reach a rep.</summary>
    public const string Stopped = "stopped";

    /// <summary>About outcomes of the alerts of the period before.</summary>
    public const string Outcomes = "outcome";

    /// <summary>About the leads that came to one person.</summary>
    public const string Load = "load";

    /// <summary>About leads reported as missed.</summary>
    public const string Missed = "missed";

    /// <summary>The last part of the id of a figure about some outcome.</summary>
    public const string AnyOutcome = "known";

    /// <summary>The last part of the id of a figure about hot leads alone.</summary>
    public const string Hot = "hot";

    /// <summary>Ends the words of figures about the period before.</summary>
    public const string OfWeekBefore = " · the week before";

    /// <summary>Those that count anything.</summary>
    public static IReadOnlyList<Figure> Of(DigestNumbers numbers) =>
        [
            .. Alerts(Period, "", numbers.Alerts),
            .. numbers.ByBand.SelectMany((band, at) => Alerts(Period, $" · {band.Name}", band.Value, at)),
            .. Judged(Period, "", numbers.BadScores),
            .. Alerts(Before, OfWeekBefore, numbers.Before.Alerts),
            .. Of($"{Before}/flagged", $"Flagged{OfWeekBefore}", numbers.Before.Flagged),
            .. Judged(Before, OfWeekBefore, numbers.Before.BadScores),
            .. (numbers.OutcomesBefore ?? []).SelectMany(Became),
            .. Of($"{Flags}/all", "Flagged", numbers.Flags.Alerts),
            .. Grouped("reason", "Flagged", numbers.Flags.ByReason),
            .. Grouped("band", "Flagged, band", numbers.Flags.ByBand),
            .. Grouped("source", "Flagged, source", numbers.Flags.BySource),
            .. Grouped("signal", "Flagged, signal", numbers.Flags.BySignal),
            .. Of(Missed, "Reported as missed", numbers.Missed?.Leads ?? 0),
            .. numbers.Stopped.SelectMany((one, at) => Of($"{Stopped}/{at}", $"{one.Outcome}: {one.Rule}", one.Count)),
            .. (numbers.Load ?? []).SelectMany(Came),
        ];

    /// <summary>The one of that id; null when the digest has none.</summary>
    public static Figure? Find(DigestNumbers numbers, string id) => Of(numbers).FirstOrDefault(figure => figure.Id == id);

    private static IEnumerable<Figure> Alerts(string cohort, string which, AlertNumbers alerts, int? band = null) =>
        AlertFigure.All.SelectMany(figure =>
            Of(
                band is { } at ? $"{cohort}/{figure.Name}/{at.ToString(CultureInfo.InvariantCulture)}" : $"{cohort}/{figure.Name}",
                $"{figure.Words}{which}",
                figure.Of(alerts)
            )
        );

    private static IEnumerable<Figure> Judged(string cohort, string which, Rate rate) =>
        [
            .. Of($"{Verdicts}/{cohort}/confirmed", $"Bad score, confirmed{which}", rate.Confirmed),
            .. Of($"{Verdicts}/{cohort}/unreviewed", $"Flagged, not reviewed{which}", rate.Unreviewed),
        ];

    private static IEnumerable<Figure> Became(NamedCount<OutcomeNumbers> band, int at) =>
        [
            .. Of($"{Outcomes}/{at}/{AnyOutcome}", $"Outcome known · {band.Name}{OfWeekBefore}", band.Value.Known),
            .. band.Value.Reached.SelectMany(one =>
                Of($"{Outcomes}/{at}/{one.Outcome}", $"Came to {Word(one.Outcome)} · {band.Name}{OfWeekBefore}", one.Alerts)
            ),
        ];

    private static IEnumerable<Figure> Grouped(string by, string words, IReadOnlyList<FlagGroup> groups) =>
        groups.SelectMany((group, at) => Of($"{Flags}/{by}/{at}", $"{words}: {group.Name}", group.Alerts));

    private static IEnumerable<Figure> Came(RepLoad load, int at) =>
        [
            .. Of($"{Load}/{at}", $"Leads of {load.Owner}", load.All),
            .. Of($"{Load}/{at}/{Hot}", $"Hot leads of {load.Owner}", load.Hot),
        ];

    private static IEnumerable<Figure> Of(string id, string words, long count) => count > 0 ? [new(id, words, count)] : [];

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
