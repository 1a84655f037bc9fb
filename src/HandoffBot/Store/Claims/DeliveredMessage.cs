using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>A message that Slack shows now.</summary>
/// <param name="Id">The message.</param>
/// <param name="LeasedUntil">The lease it was sent under.</param>
/// <param name="Channel">Where Slack says it is.</param>
/// <param name="Ts">Slack's name for it.</param>
/// <param name="Revision">What Slack shows.</param>
public sealed record DeliveredMessage(string Id, Instant LeasedUntil, string Channel, string Ts, int Revision);
