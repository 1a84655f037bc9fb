using HandoffBot.Slack.Blocks;

namespace HandoffBot.Tests.Publishing;

/// <summary>What blocks say, as one text.</summary>
internal static class BlockText
{
    public static string Of(IEnumerable<Block> blocks) =>
        string.Join(
            '\n',
            blocks.SelectMany(block =>
                block switch
                {
                    HeaderBlock header => [header.Text.Value],
                    SectionBlock { Text: { } text } => [text.Value],
                    ContextBlock context => context.Elements.Select(e => e.Value),
                    _ => Enumerable.Empty<string>(),
                }
            )
        );
}
