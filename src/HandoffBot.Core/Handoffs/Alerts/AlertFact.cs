using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>One fact in an alert's history.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="By">Slack user id; null when it was an event or time.</param>
/// <param name="Detail">E.g. the reason; null when there is none.</param>
public sealed record AlertFact(AlertFactKind Kind, Instant At, string? By = null, string? Detail = null);
