namespace HandoffBot.Sandbox.WebApi;

/// <summary>What a repeated client_msg_id is answered with.</summary>
public enum DuplicateMessageResponse
{
    /// <summary><c>ok: false</c>, <c>duplicate_client_msg_id</c>.</summary>
    Refuse,

    /// <summary><c>ok: true</c> and the message that is already there.</summary>
    Original,
}
