namespace HandoffBot.Core.Agreement;

/// <summary>What a score may change.</summary>
public enum Behaviour
{
    /// <summary>Order of the reps' queue.</summary>
    Queue,

    /// <summary>Alerts in Slack.</summary>
    Alerts,

    /// <summary>Manager review of high-intent accounts.</summary>
    ManagerReview,

    /// <summary>Who owns a lead.</summary>
    Routing,

    /// <summary>SLA timers that chase people.</summary>
    Sla,

    /// <summary>Pipeline and forecast claims.</summary>
    Reporting,
}
