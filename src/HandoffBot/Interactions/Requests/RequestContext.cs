using NodaTime;

namespace HandoffBot.Interactions.Requests;

/// <summary>Who asked for something, and how to answer.</summary>
/// <param name="UserId">The person.</param>
/// <param name="ChannelId">Where they did; null in a modal or the home tab.</param>
/// <param name="TriggerId">Opens a modal, for three seconds.</param>
/// <param name="ResponseUrl">Where answers may go.</param>
internal record RequestContext(string UserId, string? ChannelId, string? TriggerId, Uri? ResponseUrl)
{
    /// <summary>When they did, as far as we know: the moment at which it reached us.</summary>
    public Instant ReceivedAt { get; init; }
}
