using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Text;

/// <summary>How people are written.</summary>
public static class PersonText
{
    /// <summary>A mention of a Slack user id; anything else comes out escaped and notifies nobody.</summary>
    public static Markup Mention(string person) =>
        SlackIds.IsUser(person) ? Markup.Mention(person) : DisplayText.Safe(person, 150) ?? $"nobody";
}
