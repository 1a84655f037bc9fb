namespace HandoffBot.Core.Review;

/// <summary>Messages that were captured as examples in a period.</summary>
/// <param name="Messages">How many, 1 or more.</param>
/// <param name="Alerts">On how many alerts.</param>
/// <param name="Newest">Some of them, the newest first.</param>
public sealed record CapturedNumbers(long Messages, long Alerts, IReadOnlyList<CapturedLink> Newest);

/// <summary>A captured message to look at.</summary>
/// <param name="AlertId">The alert it is a note on.</param>
/// <param name="Url">Opens it in Slack; null where that is not known.</param>
public sealed record CapturedLink(string AlertId, string? Url);
