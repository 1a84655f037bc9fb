namespace HandoffBot.Slack.Limits;

/// <summary>
/// Slack's limits on parts of messages and views. Slack rejects a payload over any of them as a whole. Lengths are in UTF-16
/// units, which are never fewer than the characters Slack counts. Source: Slack's "Block Kit reference".
/// </summary>
public static class BlockLimits
{
    /// <summary>Longest text of a section, in characters.</summary>
    public const int SectionText = 3_000;

    /// <summary>Longest label of a button or an option, in characters.</summary>
    public const int ButtonText = 75;

    /// <summary>Longest value of an option, or text of a placeholder, in characters.</summary>
    public const int OptionValue = 150;
}
