using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Review.Figures;

/// <summary>All figures of a report by topic, each to be opened: a message cannot hold so many.</summary>
internal static class FigureListModal
{
    /// <summary>The modal.</summary>
    public static Modal Of(string digestKey, DigestNumbers numbers)
    {
        var selects = DigestFigures
            .Of(numbers)
            .GroupBy(figure => figure.Topic, StringComparer.Ordinal)
            .SelectMany(topic => topic.Chunk(FigureSelect.MostOptions));
        return new Modal
        {
            Title = "Figures of the report",
            Close = "Close",
            CallbackId = ModalCatalogue.FigureList.CallbackId,
            PrivateMetadata = digestKey,
            Blocks = [.. selects.SelectMany((figures, at) => Topic(digestKey, figures, at))],
        };
    }

    private static IEnumerable<Block> Topic(string digestKey, Figure[] figures, int at) =>
        [
            new SectionBlock(new Mrkdwn($"*{Markup.Escape(figures[0].Topic)}*")),
            new ActionsBlock([FigureSelect.Select("Show what a figure counts", figures.Select(FigureSelect.Option))])
            {
                BlockId = FigureSelect.BlockId(digestKey, at),
            },
        ];
}
