namespace HandoffBot.Slack.Blocks;

/// <summary>Options of which one is chosen, all in sight. Source: Slack's "Radio button group element".</summary>
public sealed record RadioButtons : BlockElement
{
    /// <summary>1 to 10 options.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Chosen at first, equal to one of the options; null for none.</summary>
    public Option? InitialOption { get; init; }
}
