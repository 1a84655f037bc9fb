using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Messages;

/// <summary>What a message is, for <see cref="SlackClient.FindByMetadata"/>.</summary>
/// <param name="EventType">A name of our own, e.g. <c>handoff_alert</c>.</param>
/// <param name="Id">Opaque; no personal data.</param>
public sealed record MessageMetadata(string EventType, string Id);
