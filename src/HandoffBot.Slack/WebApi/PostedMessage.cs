namespace HandoffBot.Slack.WebApi;

/// <summary>A message as Slack stored it.</summary>
/// <param name="Channel">Where it is; for a direct message the <c>D…</c> id, which edits must name.</param>
/// <param name="Ts">Its name in that channel.</param>
public sealed record PostedMessage(string Channel, string Ts);
