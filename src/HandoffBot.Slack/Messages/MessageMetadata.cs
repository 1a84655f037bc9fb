namespace HandoffBot.Slack.Messages;

/// <summary>
/// Identifies a message for a later search. Every app in the workspace that may read the message can read it. Source:
/// Slack's "Message metadata".
/// </summary>
/// <param name="EventType">A name of the app's own, e.g. <c>handoff_alert</c>.</param>
/// <param name="Id">Opaque; contains no personal data.</param>
public sealed record MessageMetadata(string EventType, string Id);
