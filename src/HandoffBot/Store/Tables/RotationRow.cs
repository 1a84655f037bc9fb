namespace HandoffBot.Store.Tables;

/// <summary>How many leads a route has handed out: the state of the round robin.</summary>
public sealed class RotationRow
{
    /// <summary>Id of the agreement: two may have routes of one name.</summary>
    public required string Agreement { get; set; }

    /// <summary>Name of the route in the agreement.</summary>
    public required string Route { get; set; }

    public required long Assigned { get; set; }
}
