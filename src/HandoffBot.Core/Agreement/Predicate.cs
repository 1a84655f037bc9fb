namespace HandoffBot.Core.Agreement;

/// <summary>A condition such as <c>score &gt;= 70</c>.</summary>
/// <param name="Text">As written.</param>
/// <param name="Subject">A measure (<c>score</c>, <c>score_change</c>, <c>high_signals</c>, <c>fit_points</c> …) or a field path.</param>
/// <param name="Comparison">The operator.</param>
/// <param name="Value">What it is compared with, as written, without quotes.</param>
public sealed record Predicate(string Text, string Subject, Comparison Comparison, string Value);
