using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>Someone did something at a time.</summary>
/// <param name="By">Slack user id.</param>
/// <param name="At">When.</param>
public sealed record ActorStamp(string By, Instant At);
