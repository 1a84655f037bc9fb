using System.Globalization;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Figures;

/// <summary>Shows what a figure counts.</summary>
internal sealed class FigureModal(MessageLinks links)
{
    /// <summary>How many rows it shows: together well below the 250 KB that Slack takes.</summary>
    public const int MostRows = 200;

    // Short enough for a section, whatever the rows hold.
    private const int RowsOfSection = 5;

    /// <summary>The modal.</summary>
    public async Task<Modal> Draw(FigurePage page, CancellationToken cancel)
    {
        var lines = new List<Markup>();
        foreach (var row in page.Rows)
        {
            lines.Add(await Line(row, cancel));
        }

        return new Modal
        {
            Title = "What a figure counts",
            Close = "Close",
            CallbackId = ModalCatalogue.FigureRows.CallbackId,
            PrivateMetadata = page.Digest.Key,
            Blocks =
            [
                Section(Head(page)),
                .. lines.Chunk(RowsOfSection).Select(chunk => Section([.. chunk])),
            ],
        };
    }

    private static Markup[] Head(FigurePage page)
    {
        var figure = page.Figure;
        List<Markup> head =
        [
            $"*{DisplayText.Safe(figure.Words, 150)}: {Number(figure.Count)}*, of the report for "
                + $"{DisplayText.Date(page.Digest.From, "{date_short} {time}")} to "
                + $"{DisplayText.Date(page.Digest.To, "{date_short} {time}")}, as it stood then. Newest first.",
        ];
        if (page.Count != figure.Count)
        {
            head.Add($"⚠️ The report counted {Number(figure.Count)}; the records now hold {Number(page.Count)} of them.");
        }

        if (page.Rows.Count < page.Count)
        {
            head.Add(
                $"The first {page.Rows.Count} are shown. All of them: "
                    + DisplayText.Code($"HandoffBot digest {page.Digest.Key} --rows {figure.Id} --format csv", 300)
            );
        }

        return [.. head];
    }

    private async Task<Markup> Line(FigureDetail row, CancellationToken cancel)
    {
        var account = DisplayText.Safe(row.Account, 80) ?? (Markup)$"no longer known";
        if (row.Alert is { } alert)
        {
            var name = await links.Words(account, row.Channel, row.Ts, cancel);
            return $"• *{name}* · {DisplayText.Safe(alert.Band, 60)} {DisplayText.Number(alert.Score)} · "
                + $"{DisplayText.Date(alert.OpenedAt, "{date_short} {time}")} · now {Markup.Escape(AlertStates.Text(alert.State))}";
        }

        return row.Event is { } stopped
            ? (Markup)$"• *{account}* · {DisplayText.Date(stopped.At, "{date_short} {time}")} · {DisplayText.Safe(stopped.Why, 200)}"
            : $"• {account}: its records are no longer stored";
    }

    private static Markup Number(long count) => Markup.Escape(count.ToString("N0", CultureInfo.InvariantCulture));

    private static SectionBlock Section(Markup[] lines) => new(new Mrkdwn(Markup.Join($"\n", lines)));
}
