using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.Holdouts;
using HandoffBot.Store.Context;

namespace HandoffBot.Review.Exports;

/// <summary>Writes what a report says of a holdout. Its counts lead to no rows: nobody is to look the accounts up.</summary>
internal static class HoldoutExport
{
    public static async Task Write(
        IDatabase database,
        DigestNumbers numbers,
        HandoffAgreement known,
        TableWriter table,
        CancellationToken cancel
    )
    {
        if (numbers.Holdout is not { } holdout)
        {
            return;
        }

        Row("holdout/held_out", "Accounts held out", holdout.Entered.HeldOut);
        Row("holdout/alerted", "Accounts alerted beside them", holdout.Entered.Alerted);
        Row("holdout/held_out/compared", "Accounts held out, compared", holdout.Compared.HeldOut);
        Row("holdout/held_out/reached", "Of these, came to the outcome", holdout.Reached.HeldOut);
        Row("holdout/alerted/compared", "Accounts alerted, compared", holdout.Compared.Alerted);
        Row("holdout/alerted/reached", "Of these, came to the outcome", holdout.Reached.Alerted);
        var agreed = await database.Read((db, token) => ReportCounting.CountedBy(db, numbers, known, token), cancel);
        table.Say("");
        foreach (var line in HoldoutLines.OfReport(numbers, agreed))
        {
            table.Say(MarkdownText.Of(line));
        }

        void Row(string id, string words, long count) => table.Row(id, words, count.ToString(CultureInfo.InvariantCulture), null);
    }
}
