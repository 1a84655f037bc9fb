namespace HandoffBot.Slack.SocketMode;

/// <summary>A click, command or event that came over a socket. Slack waits three seconds for its acknowledgement.</summary>
/// <param name="Id">Names this delivery.</param>
/// <param name="Type"><c>interactive</c>, <c>slash_commands</c>, <c>events_api</c>, or a kind not known here.</param>
/// <param name="Payload">JSON: what the same thing brings over HTTP.</param>
/// <param name="AcceptsResponse">The acknowledgement may carry an answer.</param>
/// <param name="RetryAttempt">How often Slack sent it before; 0 the first time.</param>
public sealed record SocketEnvelope(string Id, string Type, string Payload, bool AcceptsResponse, int RetryAttempt);
