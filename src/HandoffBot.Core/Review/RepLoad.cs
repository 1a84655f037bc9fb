namespace HandoffBot.Core.Review;

/// <summary>The leads that came to one person in a period.</summary>
/// <param name="Owner">E-mail or Slack user id, as they were named.</param>
/// <param name="Hot">Of the highest band, or raised to it in their hands.</param>
/// <param name="All">Every lead.</param>
public sealed record RepLoad(string Owner, long Hot, long All);
