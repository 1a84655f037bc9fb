using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>Why Slack does not show an alert that was decided.</summary>
internal static class UnpostedReason
{
    public static Markup Why(MessageRow message) =>
        message.State switch
        {
            MessageState.Abandoned => $"It was never posted: {DisplayText.Safe(message.Error, 200) ?? $"it expired before its turn came"}.",
            MessageState.NeedsOperator or MessageState.Uncertain =>
                $"Slack has not said whether it shows it; whoever runs HandoffBot is told where to look.",
            MessageState.Ready or MessageState.Sending =>
                $"It waits to be posted"
                    + $"{(DisplayText.Safe(message.Error, 200) is { } error ? $"; the last try said {error}" : Markup.Empty)}.",
        };
}
