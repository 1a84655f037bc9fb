namespace HandoffBot.Store.Claims;

/// <summary>A channel with posts waiting, and the one to go next.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="FreeAt">When the channel may next be posted to, in Unix milliseconds; null when it never was.</param>
/// <param name="HeldUntil">Until when Slack asked to wait with it, in Unix milliseconds; null when it never was used.</param>
/// <param name="ClosedBecause">Why it takes no posts; null while it does.</param>
/// <param name="Id">The post to go next; null while all of the channel's posts wait for their next attempt.</param>
/// <param name="Priority">Of that post.</param>
/// <param name="ExpiresAt">Of that post.</param>
public sealed record ChannelQueue(
    string Channel,
    long? FreeAt,
    long? HeldUntil,
    string? ClosedBecause,
    string? Id,
    int? Priority,
    long? ExpiresAt
);
