namespace HandoffBot.Interactions.Processing;

/// <summary>A kept row that is to be worked.</summary>
/// <param name="Seq">The row.</param>
/// <param name="Request">What it asks for; null when that is nothing.</param>
/// <param name="Class">Whose slots it takes.</param>
/// <param name="Unreadable">Why it cannot be read; null when it can.</param>
internal sealed record PendingRequest(long Seq, SlackRequest? Request, RequestClass Class, Exception? Unreadable = null);
