namespace HandoffBot.Slack.WebApi;

internal sealed record OpenConversationBody(string Users);
