namespace HandoffBot.Slack.Blocks;

/// <summary>One way in which a message or view is more than Slack takes.</summary>
/// <param name="Where">Path to the fault, e.g. <c>blocks[2].text</c>.</param>
/// <param name="What">What is wrong and what is allowed.</param>
public sealed record LimitBreach(string Where, string What);
