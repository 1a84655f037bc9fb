namespace HandoffBot.Core.Agreement;

/// <summary>An opening line for a source channel.</summary>
/// <param name="Channel">The channel, without regard to case; <c>*</c> matches any.</param>
/// <param name="Line">May hold <c>{contact}</c>, <c>{company}</c>, <c>{campaign}</c> and <c>{signal}</c>.</param>
public sealed record Opener(string Channel, string Line);
