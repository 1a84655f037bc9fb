namespace HandoffBot.Publishing.Restores;

/// <summary>What reading a channel's history came to.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Adopted">Messages that were there although the database believed them unsent.</param>
/// <param name="Closed">Messages that the database does not know, now marked so.</param>
/// <param name="Failure">Why its history, or one of its messages, was left as it was; null when nothing was.</param>
public sealed record ChannelReconciliationResult(string Channel, int Adopted, int Closed, string? Failure);
