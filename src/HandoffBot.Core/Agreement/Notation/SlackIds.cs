namespace HandoffBot.Core.Agreement.Notation;

/// <summary>What ids of Slack look like. That they exist is for Slack to say.</summary>
public static class SlackIds
{
    // Slack's own have 9 to 11 characters today and may grow; what is longer is something else.
    private const int Longest = 40;

    /// <summary>A person: <c>U…</c> or <c>W…</c>.</summary>
    public static bool IsUser(string text) => IsId(text, "UW");

    /// <summary>A channel, public or private: <c>C…</c> or <c>G…</c>.</summary>
    public static bool IsChannel(string text) => IsId(text, "CG");

    /// <summary>A person, by Slack id or by e-mail address.</summary>
    public static bool IsPerson(string text) => IsUser(text) || IsEmail(text);

    private static bool IsId(string text, string first) =>
        text.Length is >= 3 and <= Longest && first.Contains(text[0]) && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static bool IsEmail(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain]
        && text.Length <= 254
        && !domain.StartsWith('.')
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',');
}
