using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review;

/// <summary>Under a report: the way from each of its figures to the rows it is made of, and to all of them as files.</summary>
internal static class FigureSelect
{
    /// <summary>What is picked to see all figures.</summary>
    public const string All = "all_figures";

    /// <summary>Slack's limit of a select.</summary>
    public const int MostOptions = 100;

    private const int LongestOption = 75;
    private const char BeforeNumber = '~';

    /// <summary>None where the report counts nothing.</summary>
    public static IEnumerable<Block> Of(string digestKey, DigestNumbers numbers)
    {
        var figures = DigestFigures.Of(numbers);
        return figures.Count == 0
            ? []
            :
            [
                new ActionsBlock([
                    Select("Show what a figure counts", Shown(figures)),
                    new Button
                    {
                        ActionId = MessageActions.ReportFiles.Id,
                        Text = "Send the numbers as files",
                        Value = digestKey,
                    },
                ])
                {
                    BlockId = BlockId(digestKey, 0),
                },
            ];
    }

    /// <summary>A select of figures, 100 at most.</summary>
    public static StaticSelect Select(PlainText placeholder, IEnumerable<Option> options) =>
        new()
        {
            ActionId = MessageActions.FigureRows.Id,
            Placeholder = placeholder,
            Options = [.. options],
        };

    /// <summary>A figure to pick.</summary>
    public static Option Option(Figure figure)
    {
        var value = FigureText.Value(figure);
        var words = DisplayText.Safe(figure.Words, LongestOption - value.Value.Length - 2);
        return new(((Markup)$"{words}: {value}").ToPlainText(), figure.Id);
    }

    /// <summary>The report that a select stands under.</summary>
    public static string DigestKey(string blockId) =>
        (blockId.LastIndexOf(BeforeNumber) is var at and >= 0 ? blockId[..at] : blockId).Replace('|', ':');

    /// <summary>The id of a block that carries a report; parts between colons would be taken for something else.</summary>
    /// <param name="digestKey">The report.</param>
    /// <param name="number">Tells the blocks of one message or modal apart.</param>
    public static string BlockId(string digestKey, int number) => $"{digestKey.Replace(':', '|')}{BeforeNumber}{number}";

    // What is counted of all bands together is asked for first.
    private static IEnumerable<Option> Shown(IReadOnlyList<Figure> figures) =>
        figures.Count <= MostOptions
            ? figures.Select(Option)
            : figures.Take(MostOptions - 1).Select(Option).Prepend(new(((Markup)$"All {figures.Count} figures …").ToPlainText(), All));
}
