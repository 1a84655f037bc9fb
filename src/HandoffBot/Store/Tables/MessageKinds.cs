namespace HandoffBot.Store.Tables;

/// <summary>What <see cref="MessageRow.Kind"/> may be.</summary>
public static class MessageKinds
{
    /// <summary>The card of an alert.</summary>
    public const string Alert = "alert";

    /// <summary>Leads that are held, for an owner of what they lack.</summary>
    public const string Hold = "hold";

    /// <summary>Which account an id stands for.</summary>
    public const string AccountQuestion = "account_question";

    /// <summary>What is wrong with data, for its owner.</summary>
    public const string DataIssues = "data_issues";

    /// <summary>A case to be labelled.</summary>
    public const string ReviewCase = "review_case";

    /// <summary>A proposed change of an agreement.</summary>
    public const string Proposal = "proposal";

    /// <summary>A handoff review.</summary>
    public const string Session = "session";

    /// <summary>A step of it.</summary>
    public const string SessionStep = "session_step";

    /// <summary>What the managers are told of.</summary>
    public const string Escalation = "escalation";

    /// <summary>Those beside the cards of alerts that show how something stands, and are edited when that changes.</summary>
    public static IReadOnlyList<string> Edited { get; } =
        [Hold, AccountQuestion, DataIssues, ReviewCase, Proposal, Session, SessionStep, Escalation];
}
