namespace HandoffBot.Store.Inbox;

/// <summary>When events are better decided in the commit that stores them. Otherwise they are stored first, and then decided together with
/// those that come meanwhile.</summary>
/// <param name="Events">How many they are at most.</param>
/// <param name="Wait">How long those that wait for their decision are waited for at most.</param>
public sealed record ArrivalLimits(int Events, TimeSpan Wait);
