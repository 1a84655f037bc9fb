using HandoffBot.Store.Tables;

namespace HandoffBot.Publishing.Messages;

/// <summary>What came of a try, for the message as it was leased.</summary>
public sealed record DeliveryResult(MessageRow Row, DeliveryOutcome Outcome);
