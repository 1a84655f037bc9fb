using HandoffBot.Core.Agreement;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.Worksheets;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Review.Exports;

/// <summary>Writes the worksheet of an audit as a table.</summary>
internal static class WorksheetExport
{
    /// <summary>Whether the report has a worksheet: only an audit has.</summary>
    public static bool Has(DigestRow digest) => ReportCompiler.Numbers(digest).Metrics is not null;

    /// <summary>Writes it.</summary>
    public static async Task Write(
        IDatabase database,
        DigestRow digest,
        HandoffAgreement known,
        TableWriter table,
        CancellationToken cancel
    )
    {
        var numbers = ReportCompiler.Numbers(digest);
        var agreed = await database.Read((db, token) => ReportCounting.CountedBy(db, numbers, known, token), cancel);
        table.Say($"{digest.Key}: the worksheet, by agreement version {agreed.Version}");
        table.Say("");
        table.Head("Question", "Answer", "Owner", "Next step");
        foreach (var row in WorksheetText.Rows(numbers, agreed))
        {
            table.Row(MarkdownText.Of(row.Question), MarkdownText.Of(row.Answer), row.Owner, MarkdownText.Of(row.Next));
        }
    }
}
