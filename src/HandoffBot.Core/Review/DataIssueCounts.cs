using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Core.Review;

/// <summary>Data issues of one owner that came to the same.</summary>
/// <param name="Owner">E-mail or Slack user id.</param>
/// <param name="Outcome">What was answered; null while nothing is.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record DataIssueCounts(string Owner, DataIssueOutcome? Outcome, long Count);
