namespace HandoffBot.Testing.SlackLimits;

/// <summary>One way in which a message or view exceeds Slack's limits.</summary>
/// <param name="Path">Path to the property, e.g. <c>blocks[2].text</c>.</param>
/// <param name="Problem">What is wrong, and what is allowed.</param>
public sealed record LimitViolation(string Path, string Problem);
