using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Figures;

/// <summary>The figures of what reps did after a first contact, of the leads that came to each, and of what reached none.</summary>
internal static class WorkFigures
{
    /// <summary>Updates of the CRM and what was told after a first contact.</summary>
    public static IEnumerable<Figure> AfterContact(DigestNumbers numbers) =>
        [.. Updates(numbers.CrmUpdates), .. Told(numbers.ContactReports)];

    /// <summary>What was held, suppressed and the rest, by rule.</summary>
    public static IEnumerable<Figure> Stopped(DigestNumbers numbers) =>
        numbers.Stopped.SelectMany((one, at) => FigureFactory.Count(DigestFigures.Stopped.At(at), $"{one.Outcome}: {one.Rule}", one.Count));

    /// <summary>The leads that came to each rep.</summary>
    public static IEnumerable<Figure> Load(DigestNumbers numbers) => (numbers.Load ?? []).SelectMany(Came);

    private static IEnumerable<Figure> Updates(CrmUpdateNumbers? updates) =>
        updates is null
            ? []
            :
            [
                .. Update("in_time", "in time", new(updates.InTime, updates.Of)),
                .. updates.Missed > 0 ? Update("missed", "missed", new(updates.Missed, updates.Of)) : [],
                .. updates.MissedInShadow > 0
                    ? Update("missed_in_shadow", "missed, only recorded", new(updates.MissedInShadow, updates.Of))
                    : [],
                .. FigureFactory.Count($"{DigestFigures.CrmUpdates}/late", "CRM updates, late", updates.Late),
            ];

    private static IEnumerable<Figure> Update(string name, string words, Proportion share) =>
        FigureFactory.Share($"{DigestFigures.CrmUpdates}/{name}", $"CRM updates, {words}", share);

    private static IEnumerable<Figure> Told(ContactReportNumbers? reports) =>
        reports is null
            ? []
            :
            [
                .. FigureFactory.Count(DigestFigures.ContactReports, "Told after first contact", reports.Alerts),
                .. reports.Answers.SelectMany((one, at) =>
                    FigureFactory.Share(DigestFigures.ContactReports.At(at), $"After first contact, {one.Name}", one.Value)
                ),
            ];

    private static IEnumerable<Figure> Came(RepLoad load, int at) =>
        [
            .. FigureFactory.Count(DigestFigures.Load.At(at), $"Leads of {load.Owner}", load.All),
            .. FigureFactory.Count($"{DigestFigures.Load.At(at)}/{DigestFigures.Hot}", $"Hot leads of {load.Owner}", load.Hot),
        ];
}
