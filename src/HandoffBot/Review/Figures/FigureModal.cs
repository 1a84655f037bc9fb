using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.Figures.Rows;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Figures;

/// <summary>Shows what a figure counts.</summary>
internal sealed class FigureModal(MessageLinks links)
{
    /// <summary>How many rows it shows: together well below the 250 KB that Slack takes.</summary>
    public const int MostRows = 200;

    // Short enough for a section, whatever the rows hold.
    private const int RowsOfSection = 5;

    /// <summary>Instead of a figure that is no longer known.</summary>
    public static Modal Gone(string digestKey) => Window(digestKey, [Section([Unknown])]);

    /// <summary>Until the rows are read: over a million alerts that takes longer than Slack waits for a window.</summary>
    public static Modal Reading(string digestKey, Figure figure) =>
        Window(
            digestKey,
            [
                Section([
                    Value(figure),
                    $"Reading what it counts. This window fills by itself, most often within seconds. If it still says this after a "
                        + $"minute, close it and pick the figure again.",
                ]),
            ]
        );

    /// <summary>Instead of rows that were not read.</summary>
    public static Modal NotRead(string digestKey, Figure figure, Markup why) =>
        Window(
            digestKey,
            [
                Section([
                    Value(figure),
                    $"{why} {Print(digestKey, figure.Id)} prints the same on the command line.",
                ]),
            ]
        );

    /// <summary>What is said of it.</summary>
    public static Markup Unknown => $"I no longer know this figure. `/handoff digest` says where the last report is.";

    /// <summary>The modal.</summary>
    public async Task<Modal> Draw(FigurePage page, CancellationToken cancel)
    {
        var lines = new List<Markup>();
        foreach (var row in page.Rows)
        {
            lines.Add(await Line(row, cancel));
        }

        return Window(page.Digest.Key, [Section(Head(page)), .. lines.Chunk(RowsOfSection).Select(chunk => Section([.. chunk]))]);
    }

    private static Modal Window(string digestKey, IReadOnlyList<Block> blocks) =>
        new()
        {
            Title = "What a figure counts",
            Close = "Close",
            CallbackId = ModalCatalogue.FigureRows.CallbackId,
            PrivateMetadata = digestKey,
            Blocks = blocks,
        };

    private static Markup[] Head(FigurePage page)
    {
        var figure = page.Figure;
        List<Markup> head =
        [
            $"{Value(figure)}, of the report for "
                + $"{DisplayText.Date(page.Digest.From, "{date_short} {time}")} to "
                + $"{DisplayText.Date(page.Digest.To, "{date_short} {time}")}, as it stood then. {Order(figure)}",
        ];
        if (!page.IsComplete)
        {
            var (then, now) = (FigureText.Number(figure.Rows), FigureText.Number(page.Count));
            head.Add($"⚠️ The report counted {then}; the records now hold {now} of them.");
        }

        if (page.Rows.Count < page.Count)
        {
            head.Add(
                $"{Part(figure, page.Rows.Count)} All of them: "
                    + Print(page.Digest.Key, figure.Id)
            );
        }

        return [.. head];
    }

    private async Task<Markup> Line(FigureDetail row, CancellationToken cancel)
    {
        var (mark, more) = (Mark(row.Row.IsCounted), More(row.Row));
        if (row.Row is { AlertId: null, EventId: null })
        {
            return $"• {mark}An event{more}";
        }

        var account = DisplayText.Safe(row.Account, 80) ?? (Markup)$"no longer known";
        if (row.Alert is { } alert)
        {
            var name = await links.Words(account, row.Channel, row.Ts, cancel);
            return $"• {mark}*{name}* · {DisplayText.Safe(alert.Band, 60)} {DisplayText.Number(alert.Score)} · "
                + $"{DisplayText.Date(alert.OpenedAt, "{date_short} {time}")} · now {Markup.Escape(AlertStates.Text(alert.State))}{more}";
        }

        return row.Event is { } stopped
            ? (Markup)$"• {mark}*{account}* · {DisplayText.Date(stopped.At, "{date_short} {time}")} · {DisplayText.Safe(stopped.Why, 200)}"
                + more
            : $"• {mark}{account}: its records are no longer stored{more}";
    }

    private static Markup Value(Figure figure) => $"*{DisplayText.Safe(figure.Words, 150)}: {FigureText.Value(figure)}*";

    private static Markup Print(string digestKey, string figure) =>
        DisplayText.Code($"HandoffBot digest {digestKey} --rows {figure} --format csv", 300);

    private static Markup Part(Figure figure, int shown) =>
        figure.Time is not null ? (Markup)$"The {shown} around the middle are shown."
        : figure.Of is not null ? (Markup)$"{shown} are shown, those that count first."
        : $"The first {shown} are shown.";

    private static Markup Order(Figure figure) =>
        (figure.Time is null ? (Markup)$"Newest first." : $"Shortest first.")
        + (figure.Of is null ? Markup.Empty : $" ✅ counts, ▫️ is what it is out of.");

    private static Markup Mark(bool? isCounted) =>
        isCounted switch
        {
            true => $"✅ ",
            false => $"▫️ ",
            null => Markup.Empty,
        };

    private static Markup More(FigureRow row)
    {
        var took = row.Took is { } time ? (Markup)$" · *{FigureText.Span(time)}*" : Markup.Empty;
        Markup place = row.Place switch
        {
            PercentileMark.Median => $" ◀ half of them within this",
            PercentileMark.Ninetieth => $" ◀ nine of ten within this",
            PercentileMark.None => Markup.Empty,
        };
        return $"{took}{place}{(DisplayText.Safe(row.Note, 200) is { } note ? $" · {note}" : Markup.Empty)}";
    }

    private static SectionBlock Section(Markup[] lines) => new(new Mrkdwn(Markup.Join($"\n", lines)));
}
