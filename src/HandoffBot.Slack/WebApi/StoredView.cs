namespace HandoffBot.Slack.WebApi;

/// <summary>A modal or home tab as Slack stored it. Source: Slack's "views.open method".</summary>
/// <param name="Id">Identifies the view in updates, <c>V…</c>.</param>
/// <param name="Hash">Sent with an update, makes Slack reject it when the view has changed since; may be empty.</param>
public sealed record StoredView(string Id, string Hash);
