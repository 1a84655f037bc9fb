using HandoffBot.Publishing.Cards;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Slash;

/// <summary>Why Slack does not show an alert that was decided.</summary>
internal static class Unposted
{
    public static string Why(MessageRow message) => message.State switch
    {
        MessageState.Dropped => $"It was never posted: {Wording.Safe(message.Error, 200) ?? "it expired before its turn came"}.",
        MessageState.Unsettled or MessageState.Uncertain => "Slack has not said whether it shows it; whoever runs HandoffBot is told where to look.",
        _ => $"It waits to be posted{(Wording.Safe(message.Error, 200) is { } error ? $"; the last try said {error}" : "")}.",
    };
}
