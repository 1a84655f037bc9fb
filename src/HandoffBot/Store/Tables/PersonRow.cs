using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>Which Slack user an e-mail address belongs to, as Slack last said.</summary>
public sealed class PersonRow
{
    /// <summary>Lower case.</summary>
    public required string Email { get; set; }

    /// <summary>Null when Slack said there is no such user.</summary>
    public string? UserId { get; set; }

    public required Instant LookedUpAt { get; set; }
}
