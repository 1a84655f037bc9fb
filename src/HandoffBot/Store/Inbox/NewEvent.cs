using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Inbox;

/// <summary>An event about to be stored.</summary>
/// <param name="EventId">The idempotency key.</param>
/// <param name="Sender">Name of the credential it came under.</param>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="Body">Its JSON, exactly as sent.</param>
public sealed record NewEvent(string EventId, string Sender, Instant ReceivedAt, string Body)
{
    /// <summary>Its row, not yet numbered.</summary>
    public InboxRow Row() =>
        new()
        {
            EventId = EventId,
            Sender = Sender,
            ReceivedAt = ReceivedAt,
            Body = Body,
        };
}
