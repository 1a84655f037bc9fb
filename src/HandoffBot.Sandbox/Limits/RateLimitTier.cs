namespace HandoffBot.Sandbox.Limits;

/// <summary>Calls a minute of one method in the workspace.</summary>
internal enum RateLimitTier
{
    /// <summary>By channel and workspace.</summary>
    PostMessage = 0,
    Tier1 = 1,
    Tier2 = 20,
    Tier3 = 50,
    Tier4 = 100,

    /// <summary>Methods with a limit of their own that nobody reaches.</summary>
    Special = 1000,
}
