using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A score event as it arrived: durable before the sender reads 202, kept as the evidence behind a decision.</summary>
public sealed class InboxRow
{
    /// <summary>Order of arrival.</summary>
    public long Seq { get; set; }

    /// <summary>The idempotency key, unique.</summary>
    public required string EventId { get; set; }

    /// <summary>Name of the API key or <c>webhook</c>.</summary>
    public required string Sender { get; set; }

    public required Instant ReceivedAt { get; set; }

    /// <summary>The event's JSON, exactly as sent.</summary>
    [PersonalColumn(EmptyValue = "'{}'")]
    public required string Body { get; set; }

    /// <summary>False until a decision is stored with it, in one transaction.</summary>
    public bool Decided { get; set; }
}
