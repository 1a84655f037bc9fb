namespace HandoffBot.Core.Agreement;

/// <summary>The six owners, each an e-mail address or a Slack user id.</summary>
public sealed record Owners(
    string ProductEvents,
    string CrmFields,
    string Model,
    string RoutingSla,
    string Exceptions,
    string WeeklyReview
);
