using HandoffBot.Core.Agreement;
using HandoffBot.Publishing.Text;
using HandoffBot.Review;
using HandoffBot.Review.Worksheets;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Operations.Digests;

/// <summary>Prints the worksheet of an audit as a table.</summary>
internal static class WorksheetTable
{
    private const int Failed = 1;

    /// <summary>The exit code.</summary>
    public static async Task<int> Print(
        IDatabase database,
        DigestRow digest,
        HandoffAgreement known,
        TableWriter table,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var numbers = ReportCompiler.Numbers(digest);
        if (numbers.Metrics is null)
        {
            output.WriteLine($"{digest.Key} is a weekly digest. Only a monthly audit has a worksheet.");
            return Failed;
        }

        var agreed = await database.Read((db, token) => ReportCounting.CountedBy(db, numbers, known, token), cancel);
        table.Say($"{digest.Key}: the worksheet, by agreement version {agreed.Version}");
        table.Say("");
        table.Head("Question", "Answer", "Owner", "Next step");
        foreach (var row in WorksheetText.Rows(numbers, agreed))
        {
            table.Row(MarkdownText.Of(row.Question), MarkdownText.Of(row.Answer), row.Owner, MarkdownText.Of(row.Next));
        }

        return 0;
    }
}
