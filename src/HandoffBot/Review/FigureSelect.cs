using System.Globalization;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>Under a report: the way from each of its figures to what it counts, and to all of them as files.</summary>
internal static class FigureSelect
{
    // Slack's limit; the command line knows them all.
    private const int MostOptions = 100;
    private const int LongestOption = 75;

    /// <summary>None where the report counts nothing.</summary>
    public static IEnumerable<Block> Of(string digestKey, DigestNumbers numbers)
    {
        var figures = DigestFigures.Of(numbers);
        return figures.Count == 0
            ? []
            :
            [
                new ActionsBlock([
                    new StaticSelect
                    {
                        ActionId = MessageActions.FigureRows.Id,
                        Placeholder = "Show what a figure counts",
                        Options = [.. figures.Take(MostOptions).Select(figure => new Option(Label(figure), figure.Id))],
                    },
                    new Button
                    {
                        ActionId = MessageActions.ReportFiles.Id,
                        Text = "Send the numbers as files",
                        Value = digestKey,
                    },
                ])
                {
                    BlockId = BlockId(digestKey),
                },
            ];
    }

    /// <summary>The digest that a select stands under.</summary>
    public static string DigestKey(string blockId) => blockId.Replace('|', ':');

    // Parts between colons would be taken for something else.
    private static string BlockId(string digestKey) => digestKey.Replace(':', '|');

    private static PlainText Label(Figure figure)
    {
        var count = figure.Count.ToString("N0", CultureInfo.InvariantCulture);
        var words = DisplayText.Safe(figure.Words, LongestOption - count.Length - 2);
        return ((Markup)$"{words}: {Markup.Escape(count)}").ToPlainText();
    }
}
