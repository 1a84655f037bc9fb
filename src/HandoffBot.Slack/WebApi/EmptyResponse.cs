namespace HandoffBot.Slack.WebApi;

/// <summary>A successful response that carries nothing but <c>ok: true</c>.</summary>
public sealed record EmptyResponse
{
    /// <summary>The one instance.</summary>
    public static EmptyResponse Instance { get; } = new();
}
