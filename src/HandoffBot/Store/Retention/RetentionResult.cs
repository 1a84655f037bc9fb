namespace HandoffBot.Store.Retention;

/// <summary>How many rows a run emptied or deleted.</summary>
public sealed record RetentionResult(
    int Events,
    int Accounts,
    int Contacts,
    int Alerts,
    int Flags,
    int Outcomes,
    int PastFeedback,
    int ReviewCases,
    int Labels,
    int Holds,
    int DataIssues,
    int People,
    int Absences,
    int SlackRequests,
    int Refusals
)
{
    public int Total =>
        Events
        + Accounts
        + Contacts
        + Alerts
        + Flags
        + Outcomes
        + PastFeedback
        + ReviewCases
        + Labels
        + Holds
        + DataIssues
        + People
        + Absences
        + SlackRequests
        + Refusals;
}
