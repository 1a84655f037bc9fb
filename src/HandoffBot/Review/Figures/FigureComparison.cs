using System.Text.Json.Nodes;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review.Figures;

/// <summary>A figure of a report beside what is known of the same today.</summary>
/// <param name="Id">The figure.</param>
/// <param name="Words">What it counts.</param>
/// <param name="Then">As the report has it; 0 where it has none.</param>
/// <param name="Today">As it is known now; null where it does not change, or is not followed.</param>
/// <param name="Told">The figure of the report; null where it has none.</param>
internal sealed record ComparedFigure(string Id, string Words, long Then, long? Today, Figure? Told);

/// <summary>A stored report, counted once more, and beside it what has become known since.</summary>
/// <param name="Differing">The parts of the numbers that the records no longer give as the report has them; none where they are the same,
/// byte for byte.</param>
/// <param name="Figures">In the order of the report, then what was not known then.</param>
internal sealed record FigureComparison(IReadOnlyList<string> Differing, IReadOnlyList<ComparedFigure> Figures)
{
    /// <summary>Reads and counts.</summary>
    /// <param name="database">Read.</param>
    /// <param name="report">Its kind.</param>
    /// <param name="digest">The report.</param>
    /// <param name="known">Its agreement, as it is known now.</param>
    /// <param name="now">Until when anything is known.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<FigureComparison> Of(
        IDatabase database,
        PeriodicReport report,
        DigestRow digest,
        HandoffAgreement known,
        Instant now,
        CancellationToken cancel
    )
    {
        var numbers = ReportCompiler.Numbers(digest);
        var agreed = await database.Read((db, token) => ReportCounting.CountedBy(db, numbers, known, token), cancel);
        var schedule = report.ScheduleOf(agreed) ?? agreed.Review;
        var again = await ReportCounting.Again(database, report, digest, known, cancel);
        // Of the running period, the one before is the period of the report: as it stands now.
        var later = await ReportCounting.Numbers(database, agreed, schedule, new(digest.To, now), withProofs: false, cancel);
        var differing = again == digest.Numbers ? [] : Differences(digest.Numbers, again);
        return new(differing, [.. Beside(DigestFigures.Of(numbers), DigestFigures.Of(later))]);
    }

    private static List<string> Differences(string stored, string again)
    {
        var (then, now) = (Content(stored), Content(again));
        var parts = then.Select(part => part.Key).Union(now.Select(part => part.Key), StringComparer.Ordinal);
        return [.. parts.Where(part => !JsonNode.DeepEquals(then[part], now[part]))];
    }

    private static JsonObject Content(string numbers) =>
        JsonNode.Parse(DocumentFormats.DigestNumbers.Unwrap(numbers).ToString())!.AsObject();

    private static IEnumerable<ComparedFigure> Beside(IReadOnlyList<Figure> then, IReadOnlyList<Figure> later)
    {
        var today = later.Where(IsFollowed).ToDictionary(Followed, figure => figure, StringComparer.Ordinal);
        var told = then.Select(figure => figure.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var figure in then)
        {
            yield return new(figure.Id, figure.Words, figure.Count, Today(figure), figure);
        }

        foreach (var (id, figure) in today.Where(one => !told.Contains(one.Key)))
        {
            yield return new(id, figure.Words.Replace(DigestFigures.OfWeekBefore, "", StringComparison.Ordinal), 0, figure.Count, null);
        }

        // One that fell to nothing since is no figure any more.
        long? Today(Figure figure) =>
            today.TryGetValue(figure.Id, out var one) ? one.Count
            : figure.Path is [DigestFigures.Period, _] or [DigestFigures.Verdicts, DigestFigures.Period, _] ? 0
            : null;
    }

    private static bool IsFollowed(Figure figure) =>
        figure.Path is [DigestFigures.Before, ..] or [DigestFigures.Verdicts, DigestFigures.Before, _] or [DigestFigures.Outcomes, ..];

    // What the later report calls the period before is the period of this one.
    private static string Followed(Figure figure) =>
        figure.Path switch
        {
            [DigestFigures.Before, var name] => $"{DigestFigures.Period}/{name}",
            [DigestFigures.Verdicts, _, var verdict] => $"{DigestFigures.Verdicts}/{DigestFigures.Period}/{verdict}",
            _ => $"since/{figure.Id}",
        };
}
