using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>That a held lead was let go by hand, as it stood.</summary>
/// <param name="By">Slack user id of whoever did.</param>
/// <param name="At">When.</param>
/// <param name="Missing">Paths of what it lacked; empty where it waited for opening alone.</param>
/// <param name="OpensAt">When the working hours would have opened that it waited for; null where it waited for none.</param>
public sealed record HoldRelease(string By, Instant At, IReadOnlyList<string> Missing, Instant? OpensAt = null);
