namespace HandoffBot.Sandbox.Limits;

/// <summary>Calls a minute of one method in the workspace.</summary>
internal enum Tier
{
    /// <summary>By channel and workspace.</summary>
    Message = 0,
    One = 1,
    Two = 20,
    Three = 50,
    Four = 100,

    /// <summary>Methods with a limit of their own that nobody reaches.</summary>
    Special = 1000,
}
