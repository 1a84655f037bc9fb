namespace HandoffBot.Slack.SocketMode;

/// <summary>
/// One delivery over a Socket Mode connection. Slack expects its acknowledgement within 3 seconds, and otherwise delivers it
/// again. Source: Slack's "Using Socket Mode".
/// </summary>
/// <param name="Id">Identifies this delivery.</param>
/// <param name="Type"><c>interactive</c>, <c>slash_commands</c>, <c>events_api</c>, or a type this library does not know.</param>
/// <param name="Payload">JSON: the same object that an HTTP request would carry.</param>
/// <param name="AcceptsResponse">Whether the acknowledgement may carry a response.</param>
public sealed record SocketEnvelope(string Id, string Type, string Payload, bool AcceptsResponse);
