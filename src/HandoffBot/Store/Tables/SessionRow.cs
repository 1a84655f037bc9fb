using HandoffBot.Core.Review.Sessions;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A handoff review. An agreement has one at a time.</summary>
public sealed class SessionRow
{
    public required string Id { get; set; }

    /// <summary>Id of the agreement it reviews.</summary>
    public required string Agreement { get; set; }

    public required Instant StartedAt { get; set; }

    /// <summary>When its verdict was recorded, or another session took its place; null while it runs.</summary>
    public Instant? EndedAt { get; set; }

    public required HandoffSession Session { get; set; }
}
