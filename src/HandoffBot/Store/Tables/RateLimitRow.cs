using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>When a channel or a Web API method may next be used, shared by all instances.</summary>
public sealed class RateLimitRow
{
    /// <summary><c>channel:C0ALERTS</c>, <c>method:chat.update</c>, <c>workspace</c>.</summary>
    public required string Key { get; set; }

    /// <summary>When the next use is free by our own pace; of what is closed, when it is looked at again.</summary>
    public required Instant NextFreeAt { get; set; }

    /// <summary>Until when Slack asked to wait.</summary>
    public Instant HeldUntil { get; set; }

    /// <summary>Why it is closed for good (e.g. <c>is_archived</c>, <c>token_revoked</c>); null while it is open.</summary>
    public string? ClosedBecause { get; set; }
}
