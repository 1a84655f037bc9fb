namespace HandoffBot.Slack.WebApi;

/// <summary>When somebody does not want to be disturbed. Source: Slack's "dnd.teamInfo".</summary>
/// <param name="UserId"><c>U…</c> or <c>W…</c>.</param>
/// <param name="StartsAt">When it begins, or began; null where no such time is set.</param>
/// <param name="EndsAt">When it ends, after <paramref name="StartsAt"/>; null where no such time is set.</param>
public sealed record SlackDoNotDisturb(string UserId, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt);
