namespace HandoffBot.Slack.WebApi;

/// <summary>What an error code is about, and so who has to act. Source: the error tables on Slack's method pages.</summary>
public enum SlackErrorClass
{
    /// <summary>An unknown code, or one about this call alone (an expired trigger, an unknown user, a missing scope).</summary>
    Other,

    /// <summary>The channel cannot be used: deleted, archived, or the bot is not a member. Repeating the call does not help.</summary>
    Channel,

    /// <summary>The message cannot be changed: deleted, too old, or of another author.</summary>
    Message,

    /// <summary>The app has lost access to the workspace: token revoked, account inactive, app uninstalled.</summary>
    Workspace,

    /// <summary>The content is not acceptable: invalid blocks, too long. The same content will be rejected again.</summary>
    Payload,

    /// <summary>Slack has seen this <c>client_msg_id</c> before: an earlier attempt succeeded.</summary>
    Duplicate,

    /// <summary>A temporary problem at Slack; the same call may succeed later.</summary>
    Transient,
}
