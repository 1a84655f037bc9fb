namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>Kinds of facts in an alert's history.</summary>
public enum AlertFactKind
{
    /// <summary>First opened.</summary>
    Opened,

    /// <summary>A later event updated it.</summary>
    Updated,

    /// <summary>A later event raised its band; the detail says from which to which, e.g. <c>warm → hot</c>.</summary>
    BandRaised,

    /// <summary>A rep claimed it.</summary>
    Claimed,

    /// <summary>Whoever had claimed it gave it back.</summary>
    Released,

    /// <summary>Another rep took over the claim; the detail is the Slack user id of the one before.</summary>
    TakenOver,

    /// <summary>Its owner said that it is not theirs, and it went on; the detail says why and to whom.</summary>
    NotMine,

    /// <summary>Somebody gave it to a person; the detail says from whom to whom.</summary>
    Reassigned,

    /// <summary>Somebody put it on the managers' review list.</summary>
    PutToReview,

    /// <summary>A manager took it off the review list.</summary>
    Reviewed,

    /// <summary>Whoever claimed it wants it quiet; the detail is until when, in UTC.</summary>
    Snoozed,

    /// <summary>It is quiet no more; the detail says why where neither its time nor a person ended it.</summary>
    SnoozeEnded,

    /// <summary>The lead was contacted.</summary>
    Contacted,

    /// <summary>Whoever contacted the lead told how it was; the detail says what.</summary>
    ContactReported,

    /// <summary>The contact was marked by mistake and taken back.</summary>
    ContactUndone,

    /// <summary>Flagged as a bad score.</summary>
    Flagged,

    /// <summary>A reason was given or changed.</summary>
    ReasonGiven,

    /// <summary>A note was given or changed.</summary>
    NoteGiven,

    /// <summary>A flag was taken back.</summary>
    FlagUndone,

    /// <summary>The reason of a flag names a fault in the data; the detail says which, and who is asked.</summary>
    DataIssueOpened,

    /// <summary>The owner of the data answered; the detail says what.</summary>
    DataIssueAnswered,

    /// <summary>A message of its card's thread was kept as an example; the detail is the link to it.</summary>
    ExampleCaptured,

    /// <summary>A shown signal turned stale.</summary>
    TurnedStale,

    /// <summary>Whoever has the lead was reminded that the first touch is due soon; the detail says when.</summary>
    FirstTouchReminded,

    /// <summary>The first touch was due and had not happened; the detail says when it was due.</summary>
    FirstTouchMissed,

    /// <summary>The same, under an agreement by which response times may not chase anybody yet: it leads to nothing.</summary>
    FirstTouchMissedInShadow,

    /// <summary>A step of the escalation told somebody; the detail says whom.</summary>
    Escalated,

    /// <summary>A step of the escalation gave the lead to the next person of its route; the detail says from whom to whom.</summary>
    FirstTouchReassigned,

    /// <summary>The first contact asks for an update of the CRM; the detail says until when.</summary>
    CrmUpdateAsked,

    /// <summary>The CRM was updated; the detail says what told of it where no person did.</summary>
    CrmUpdated,

    /// <summary>The update of the CRM was due and had not happened; the detail says when it was due.</summary>
    CrmUpdateMissed,

    /// <summary>The same, under an agreement by which response times may not chase anybody yet: it leads to nothing.</summary>
    CrmUpdateMissedInShadow,

    /// <summary>Whoever contacted the lead was reminded of the update of the CRM that is overdue.</summary>
    CrmUpdateReminded,

    /// <summary>The managers were told that the CRM was not updated.</summary>
    CrmUpdateEscalated,

    /// <summary>The first-touch clock was stopped; the detail says why.</summary>
    ClockPaused,

    /// <summary>The first-touch clock runs on.</summary>
    ClockResumed,

    /// <summary>A claim began the first-touch clock anew.</summary>
    ClockBegunAnew,

    /// <summary>Time ran out.</summary>
    Expired,

    /// <summary>Withdrawn.</summary>
    Withdrawn,

    /// <summary>It never reached Slack, and never will; the detail says why.</summary>
    NeverPosted,

    /// <summary>Its card was posted anew while it was live; the detail says what became of the one before.</summary>
    CardReposted,

    /// <summary>Its card can no longer be kept up to date after it closed; the detail says why.</summary>
    CardLost,

    /// <summary>Its card was drawn anew from a database that was restored; the detail says so.</summary>
    CardRedrawn,
}

/// <summary>What happened to an alert, as its history says it.</summary>
public static class AlertFactText
{
    /// <summary>A few words without a capital or a full stop, e.g. "flagged as a bad score".</summary>
    /// <param name="kind">What happened.</param>
    public static string Of(AlertFactKind kind) =>
        kind switch
        {
            AlertFactKind.Opened => "opened",
            AlertFactKind.Updated => "updated by a later event",
            AlertFactKind.BandRaised => "its band rose",
            AlertFactKind.Claimed => "claimed",
            AlertFactKind.Released => "released",
            AlertFactKind.TakenOver => "taken over",
            AlertFactKind.NotMine => "not theirs, and passed on",
            AlertFactKind.Reassigned => "reassigned",
            AlertFactKind.PutToReview => "put on the managers' review list",
            AlertFactKind.Reviewed => "reviewed by a manager",
            AlertFactKind.Snoozed => "snoozed",
            AlertFactKind.SnoozeEnded => "back from its snooze",
            AlertFactKind.Contacted => "contacted",
            AlertFactKind.ContactReported => "first contact reported",
            AlertFactKind.ContactUndone => "contact taken back",
            AlertFactKind.Flagged => "flagged as a bad score",
            AlertFactKind.ReasonGiven => "reason given",
            AlertFactKind.NoteGiven => "note added",
            AlertFactKind.FlagUndone => "flag taken back",
            AlertFactKind.DataIssueOpened => "data issue opened",
            AlertFactKind.DataIssueAnswered => "data issue answered",
            AlertFactKind.ExampleCaptured => "captured as an example",
            AlertFactKind.TurnedStale => "a shown signal turned stale",
            AlertFactKind.FirstTouchReminded => "reminded of the first touch",
            AlertFactKind.FirstTouchMissed => "first touch missed",
            AlertFactKind.FirstTouchMissedInShadow => "first touch missed, recorded only",
            AlertFactKind.Escalated => "escalated to",
            AlertFactKind.FirstTouchReassigned => "given to the next person, its first touch being overdue",
            AlertFactKind.CrmUpdateAsked => "asked to update the CRM",
            AlertFactKind.CrmUpdated => "CRM updated",
            AlertFactKind.CrmUpdateMissed => "CRM update missed",
            AlertFactKind.CrmUpdateMissedInShadow => "CRM update missed, recorded only",
            AlertFactKind.CrmUpdateReminded => "reminded of the CRM update",
            AlertFactKind.CrmUpdateEscalated => "CRM update escalated to the managers",
            AlertFactKind.ClockPaused => "first-touch clock paused",
            AlertFactKind.ClockResumed => "first-touch clock running again",
            AlertFactKind.ClockBegunAnew => "first-touch clock begun anew by a claim",
            AlertFactKind.Expired => "expired",
            AlertFactKind.Withdrawn => "withdrawn",
            AlertFactKind.NeverPosted => "never reached Slack",
            AlertFactKind.CardReposted => "its card was posted anew",
            AlertFactKind.CardLost => "its card is no longer kept up to date",
            AlertFactKind.CardRedrawn => "its card was drawn again",
        };
}
