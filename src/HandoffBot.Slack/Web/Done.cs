namespace HandoffBot.Slack;

/// <summary>Slack did as asked and has nothing to add.</summary>
public sealed record Done
{
    /// <summary>The one value.</summary>
    public static Done Value { get; } = new();
}
