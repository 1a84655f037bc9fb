using HandoffBot.Core.Routing;

namespace HandoffBot.Store.Tables;

/// <summary>Where a route's rotation stands.</summary>
public sealed class RotationRow
{
    /// <summary>Id of the agreement: two may have routes of one name.</summary>
    public required string Agreement { get; set; }

    /// <summary>Name of the route in the agreement.</summary>
    public required string Route { get; set; }

    /// <summary>How many leads the route has handed out.</summary>
    public required long Assigned { get; set; }

    /// <summary>What each of its people is owed, with <see cref="Assigned"/> once more: the whole of it. Null before its first
    /// lead.</summary>
    public Rotation? Rotation { get; set; }
}
