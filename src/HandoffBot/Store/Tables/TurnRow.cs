namespace HandoffBot.Store.Tables;

/// <summary>How many leads a route has handed out: the round robin's memory.</summary>
public sealed class TurnRow
{
    /// <summary>Index of the route in the agreement.</summary>
    public required int Route { get; set; }

    public required long Taken { get; set; }
}
