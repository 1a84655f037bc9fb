namespace HandoffBot.Sandbox.Limits;

/// <summary>Slack's rate limit tiers: calls of one method a minute in the workspace.</summary>
internal enum RateLimitTier
{
    /// <summary>By channel and workspace.</summary>
    PostMessage = 0,
    Tier1 = 1,
    Tier2 = 20,
    Tier3 = 50,
    Tier4 = 100,

    /// <summary>Methods with a special limit, which the bot does not reach.</summary>
    Special = 1000,
}
