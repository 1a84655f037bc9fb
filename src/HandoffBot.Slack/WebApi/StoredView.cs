namespace HandoffBot.Slack.WebApi;

/// <summary>A modal or home tab as Slack stored it. Source: Slack's "views.open method".</summary>
/// <param name="Id">Identifies the view, <c>V…</c>.</param>
public sealed record StoredView(string Id);
