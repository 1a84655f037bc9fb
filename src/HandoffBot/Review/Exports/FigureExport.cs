using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Drift;
using HandoffBot.Review.Figures;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Review.Exports;

/// <summary>Writes the figures of a stored report as a table, counted once more, beside what is known today.</summary>
internal static class FigureExport
{
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    /// <summary>Writes them.</summary>
    /// <param name="database">Read.</param>
    /// <param name="digest">The report.</param>
    /// <param name="known">Its agreement, as it is known now.</param>
    /// <param name="links">To what each figure of the report counts; a column of its own where they are made.</param>
    /// <param name="now">Until when anything is known.</param>
    /// <param name="table">Where to.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task Write(
        IDatabase database,
        DigestRow digest,
        HandoffAgreement known,
        FigureLinks links,
        Instant now,
        TableWriter table,
        CancellationToken cancel
    )
    {
        var numbers = ReportCompiler.Numbers(digest);
        // The key of one that was asked for early does not say which it is; only an audit has metrics.
        var report =
            PeriodicReport.All.FirstOrDefault(one => digest.Key.StartsWith(one.Prefix, StringComparison.Ordinal))
            ?? (numbers.Metrics is null ? PeriodicReport.Weekly : PeriodicReport.Monthly);
        var compared = await FigureComparison.Of(database, report, digest, known, now, cancel);
        table.Say($"{digest.Key}: {Minutes.Format(digest.From)} to {Minutes.Format(digest.To)} UTC");
        table.Say(
            compared.Differing.Count == 0
                ? "Counted again from the records: the same numbers."
                : $"Counted again from the records: the same numbers but for {string.Join(", ", compared.Differing)}. Either records of it "
                    + "expired or were lost since, or another release compiled the report."
        );
        table.Say("");
        var today = $"Known on {Minutes.Format(now)} UTC";
        string[] columns = ["Figure", "What it counts", "In the report", today, "Out of", "Half within (hours)"];
        table.Head(links.AreMade ? [.. columns, "What it counts, row by row"] : columns);
        foreach (var one in compared.Figures)
        {
            string?[] cells =
            [
                one.Id,
                one.Words,
                Number(one.Then),
                one.Today is { } later ? Number(later) : null,
                one.Told?.Of is { } all ? Number(all) : null,
                one.Told?.Time?.Median is { } half ? RowExport.Hours(half) : null,
            ];
            // What became known since the report is no figure of it.
            table.Row(links.AreMade ? [.. cells, one.Told is null ? null : links.To(digest.Key, one.Id, now)] : cells);
        }

        foreach (var one in DriftFigures.Of(numbers.Metrics?.Drift))
        {
            table.Row(one.Id, one.Words, one.Value);
        }

        await HoldoutExport.Write(database, numbers, known, table, cancel);
    }

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
