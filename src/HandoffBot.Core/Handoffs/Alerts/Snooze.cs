using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>A claimed alert that is quiet for a while. It stays with whoever claimed it.</summary>
/// <param name="By">Slack user id of whoever snoozed it.</param>
/// <param name="At">When.</param>
/// <param name="Until">When it comes back; before the alert's expiry.</param>
public sealed record Snooze(string By, Instant At, Instant Until);
