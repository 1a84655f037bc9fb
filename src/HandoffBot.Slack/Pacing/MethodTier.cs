namespace HandoffBot.Slack.Pacing;

/// <summary>Slack's classes of calls a minute, per method and workspace. Source: Slack's "Rate limits".</summary>
public enum MethodTier
{
    /// <summary>1 a minute.</summary>
    One,

    /// <summary>20 a minute.</summary>
    Two,

    /// <summary>50 a minute.</summary>
    Three,

    /// <summary>100 a minute.</summary>
    Four,

    /// <summary>chat.postMessage: one a second in a channel, and several hundred a minute in the workspace.</summary>
    Posting,
}
