namespace HandoffBot.Slack.WebApi;

/// <summary>
/// What identifiers in Slack's responses look like. One that looks otherwise is not Slack's, and is neither kept nor shown.
/// </summary>
internal static class SlackIdentifiers
{
    // Slack's own have 9 to 11 characters, its timestamps 17, and its longest error codes some 50.
    private const int Longest = 40;
    private const int LongestTimestamp = 30;
    private const int LongestError = 100;

    /// <summary>A user: <c>U…</c> or <c>W…</c>.</summary>
    public static bool IsUser(string id) => IsId(id, "UW");

    /// <summary>A channel or a direct message: <c>C…</c>, <c>G…</c> or <c>D…</c>.</summary>
    public static bool IsChannel(string id) => IsId(id, "CGD");

    /// <summary>The timestamp of a message: digits, a point, digits.</summary>
    public static bool IsTimestamp(string ts) =>
        ts.Length <= LongestTimestamp
        && ts.Split('.') is [{ Length: > 0 } seconds, { Length: > 0 } rest]
        && AreDigits(seconds)
        && AreDigits(rest);

    /// <summary>An error code.</summary>
    public static bool IsError(string error) =>
        error.Length is > 0 and <= LongestError && error.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':');

    private static bool AreDigits(string text) => text.All(char.IsAsciiDigit);

    private static bool IsId(string id, string first) =>
        id.Length is >= 2 and <= Longest && first.Contains(id[0]) && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
