namespace HandoffBot.Slack.Blocks;

/// <summary>A calendar to choose a day from. Source: Slack's "Date picker element".</summary>
public sealed record DatePicker : BlockElement
{
    /// <summary>Shown while nothing is chosen, at most 150 characters; null for Slack's own.</summary>
    public PlainText? Placeholder { get; init; }

    /// <summary>Chosen at first, as <c>2026-11-28</c>; null for none.</summary>
    public string? InitialDate { get; init; }
}
