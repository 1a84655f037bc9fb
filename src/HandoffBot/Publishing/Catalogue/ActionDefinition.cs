namespace HandoffBot.Publishing.Catalogue;

/// <summary>An element of a message that people use.</summary>
/// <param name="Id">Slack's <c>action_id</c>. It never changes once released: messages that are older carry it too.</param>
internal record ActionDefinition(string Id);
