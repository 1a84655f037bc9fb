namespace HandoffBot.Slack;

internal sealed record UsersBody(string Users);
