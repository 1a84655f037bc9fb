namespace HandoffBot.Slack.WebApi;

/// <summary>The body of conversations.open.</summary>
internal sealed record OpenConversationBody(string Users);
