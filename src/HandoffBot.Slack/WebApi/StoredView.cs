namespace HandoffBot.Slack.WebApi;

/// <summary>A modal or home tab as Slack stored it.</summary>
/// <param name="Id">Names it in updates.</param>
/// <param name="Hash">Sent with an update, makes Slack refuse it when the view has changed since; may be empty.</param>
public sealed record StoredView(string Id, string Hash);
