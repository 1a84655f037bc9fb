using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Publishing.Text;

/// <summary>How people are written.</summary>
public static class PersonText
{
    /// <summary>A mention of a Slack user id; anything else comes out escaped and notifies nobody.</summary>
    public static string Mention(string person) => SlackIds.IsUser(person) ? $"<@{person}>" : DisplayText.Safe(person, 150) ?? "nobody";
}
