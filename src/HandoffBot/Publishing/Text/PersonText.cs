namespace HandoffBot.Publishing.Text;

/// <summary>How people are written.</summary>
public static class PersonText
{
    /// <summary>Whether it is a Slack user id, rather than an e-mail address.</summary>
    public static bool IsUserId(string person) =>
        person.Length is >= 3 and <= 40 && person[0] is 'U' or 'W' && person.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    /// <summary>A mention of a Slack user id; anything else comes out escaped and notifies nobody.</summary>
    public static string Mention(string person) => IsUserId(person) ? $"<@{person}>" : DisplayText.Safe(person, 150) ?? "nobody";
}
