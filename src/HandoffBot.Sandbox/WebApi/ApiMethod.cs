using HandoffBot.Sandbox.Protocol;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>A Web API method.</summary>
/// <param name="Name">As in the URL.</param>
/// <param name="Tier">Its rate limit.</param>
/// <param name="Scopes">Any one of these is enough; none needed when empty.</param>
/// <param name="Handler">Executes a call.</param>
internal sealed record ApiMethod(string Name, Limits.RateLimitTier Tier, string[] Scopes, Func<ApiRequest, ApiResponse> Handler)
{
    /// <summary>Whether it requires the app-level token instead of the bot token.</summary>
    public bool AppLevel { get; init; }
}
