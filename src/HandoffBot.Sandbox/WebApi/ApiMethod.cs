using HandoffBot.Sandbox.Protocol;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>A Web API method.</summary>
/// <param name="Name">As in the address.</param>
/// <param name="Tier">How often it may be called.</param>
/// <param name="Scopes">Any one of these is enough; none needed when empty.</param>
/// <param name="Handler">Does it.</param>
internal sealed record ApiMethod(string Name, Limits.RateLimitTier Tier, string[] Scopes, Func<ApiRequest, ApiResponse> Handler)
{
    /// <summary>Takes the app's token and not the bot's.</summary>
    public bool AppLevel { get; init; }
}
