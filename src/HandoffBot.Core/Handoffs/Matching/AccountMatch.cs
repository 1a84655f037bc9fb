namespace HandoffBot.Core.Handoffs.Matching;

/// <summary>Which account an event is about.</summary>
/// <param name="Key">The account's key; while that is to be asked, the one that the event names.</param>
/// <param name="Input">What was compared.</param>
/// <param name="Says">What came of it, in plain words.</param>
public sealed record AccountMatch(string Key, string Input, string Says)
{
    /// <summary>Whether only a person can tell.</summary>
    public bool IsAmbiguous { get; init; }
}
