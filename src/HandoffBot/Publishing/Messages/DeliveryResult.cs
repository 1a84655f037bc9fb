using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>What came of a try, for the message as it was leased.</summary>
/// <param name="Row">The message.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="EndedAt">When that was known: whatever was sent had arrived by then, or is lost or held up.</param>
public sealed record DeliveryResult(MessageRow Row, DeliveryOutcome Outcome, Instant EndedAt);
