using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review.Misses;

namespace HandoffBot.Core.Review.Figures;

/// <summary>The figures of flags, and of what was done about them.</summary>
internal static class FlagFigures
{
    /// <summary>Flags, reported misses, captured examples and questions about data.</summary>
    public static IEnumerable<Figure> Of(DigestNumbers numbers) =>
        [
            .. FigureFactory.Count($"{DigestFigures.Flags}/{DigestFigures.All}", "Flagged", numbers.Flags.Alerts),
            .. FigureFactory.Count($"{DigestFigures.Flags}/{DigestFigures.Clicks}", "Flags", numbers.Flags.Flags),
            .. FigureFactory.Count($"{DigestFigures.Flags}/{DigestFigures.Late}", "Flags after the alert was over", numbers.Flags.Late),
            .. Grouped("reason", "Flagged", numbers.Flags.ByReason),
            .. Grouped("band", "Flagged, band", numbers.Flags.ByBand),
            .. Grouped("source", "Flagged, source", numbers.Flags.BySource),
            .. Grouped("signal", "Flagged, signal", numbers.Flags.BySignal),
            .. Missed(numbers.Missed),
            .. FigureFactory.Count($"{DigestFigures.Captured}/messages", "Examples captured, messages", numbers.Captured?.Messages ?? 0),
            .. FigureFactory.Count($"{DigestFigures.Captured}/alerts", "Examples captured, alerts", numbers.Captured?.Alerts ?? 0),
            .. numbers.DataIssues.SelectMany((one, at) => FigureFactory.Count(DigestFigures.DataIssues.At(at), Asked(one), one.Count)),
        ];

    private static IEnumerable<Figure> Grouped(string by, string words, IReadOnlyList<FlagGroup> groups) =>
        groups.SelectMany((group, at) => FigureFactory.Count($"{DigestFigures.Flags}/{by}".At(at), $"{words}: {group.Name}", group.Alerts));

    private static IEnumerable<Figure> Missed(MissNumbers? missed) =>
        missed is null
            ? []
            :
            [
                .. FigureFactory.Count(DigestFigures.Missed, "Reported as missed", missed.Leads),
                .. missed.ByReason.SelectMany(
                    (one, at) =>
                        FigureFactory.Count(DigestFigures.Missed.At(at), $"Reported as missed: {MissRules.Words(one.Reason)}", one.Count)
                ),
            ];

    private static string Asked(DataIssueCounts one) =>
        $"Data questioned, {(one.Outcome is { } outcome ? $"answered {DataIssueText.Of(outcome)}" : "open")}: {one.Owner}";
}
