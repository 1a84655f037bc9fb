namespace HandoffBot.Slack.WebApi;

/// <summary>Slack did as asked and has nothing to add.</summary>
public sealed record EmptyResponse
{
    /// <summary>The one value.</summary>
    public static EmptyResponse Instance { get; } = new();
}
