namespace HandoffBot.Slack.WebApi;

/// <summary>A message as Slack stored it. Source: Slack's "chat.postMessage method" and "chat.update method".</summary>
/// <param name="Channel">Id of the channel; of a direct message the <c>D…</c> id, which an update must name.</param>
/// <param name="Ts">Timestamp that identifies the message in its channel, e.g. <c>1700000000.123456</c>.</param>
public sealed record PostedMessage(string Channel, string Ts);
