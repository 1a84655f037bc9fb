namespace HandoffBot.Slack.Blocks;

/// <summary>Text safe to show in Slack.</summary>
public static class SlackText
{
    /// <summary>Escapes the three characters Slack reads as control: <c>&amp;</c>, <c>&lt;</c>, <c>&gt;</c>.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
