using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>That a held lead was let go by hand, as it stood.</summary>
/// <param name="By">Slack user id of whoever did.</param>
/// <param name="At">When.</param>
/// <param name="Missing">Paths of what it lacked.</param>
public sealed record HoldRelease(string By, Instant At, IReadOnlyList<string> Missing);
