namespace HandoffBot.Slack.WebApi;

/// <summary>What a refusal is about, and so who has to act.</summary>
public enum SlackErrorClass
{
    /// <summary>A name this code does not know, or one about this call alone (a spent trigger, an unknown user, a missing scope).</summary>
    Other,

    /// <summary>The channel cannot be used: gone, archived, closed to the bot. Trying again will not help.</summary>
    Channel,

    /// <summary>The message cannot be changed: gone, too old, not ours.</summary>
    Message,

    /// <summary>The bot may do nothing in this workspace: token revoked, account inactive, app removed.</summary>
    Workspace,

    /// <summary>What was sent is not acceptable: invalid blocks, too long. The same content will be refused again.</summary>
    Payload,

    /// <summary>Slack has seen this <c>client_msg_id</c> before: an earlier try arrived.</summary>
    Duplicate,

    /// <summary>Passing trouble at Slack; the same call may work later.</summary>
    Transient,
}
