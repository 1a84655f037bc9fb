using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Tests.Publishing;

/// <summary>An alert's card as it is drawn.</summary>
internal static class SampleCard
{
    internal static IReadOnlyList<Block> Blocks(AlertViewModel alert) => AlertBlocks.Draw(alert);

    internal static List<BlockElement> Elements(AlertViewModel alert) =>
        [.. Blocks(alert).OfType<ActionsBlock>().SelectMany(a => a.Elements)];

    internal static string Text(AlertViewModel alert) => BlockText.Of(Blocks(alert));
}
