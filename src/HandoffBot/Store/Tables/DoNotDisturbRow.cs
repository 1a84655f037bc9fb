using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>When somebody does not want to be disturbed in Slack, as Slack last said it.</summary>
[DeletedWhenExpired]
public sealed class DoNotDisturbRow
{
    /// <summary>Slack user id.</summary>
    public required string UserId { get; set; }

    /// <summary>When it begins, or began; null where no such time is set.</summary>
    public Instant? StartsAt { get; set; }

    /// <summary>When it ends; null where no such time is set.</summary>
    public Instant? EndsAt { get; set; }

    public required Instant AskedAt { get; set; }
}
