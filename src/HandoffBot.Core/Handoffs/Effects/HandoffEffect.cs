using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Effects;

/// <summary>
/// What follows from a decision or a command, besides the alert itself. Pure data: the rules return effects in order, and the
/// host carries all of them out in the transaction that stores the alert. A new kind is declared here and carried out in one
/// place of the host.
/// </summary>
public abstract record HandoffEffect
{
    private HandoffEffect() { }

    /// <summary>Appends a fact to the alert's history, which is append only.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record RecordFact(AlertFact Fact) : HandoffEffect;

    /// <summary>Posts the alert's card, or redraws it from the alert's newest state. One suffices for each change of an alert.</summary>
    public sealed record RedrawCard : HandoffEffect;

    /// <summary>Replies in the thread of the alert's card that the band has risen.</summary>
    /// <param name="Rise">From which band to which.</param>
    public sealed record ReplyBandRaised(BandRise Rise) : HandoffEffect;

    /// <summary>
    /// Replies after all what was given up in the thread of the alert's card while the alert was closed, for the closing was
    /// taken back.
    /// </summary>
    public sealed record RestoreReplies : HandoffEffect;

    /// <summary>Brings the stored row of a person's flag in line with the alert, and freezes its evidence when the flag is new.</summary>
    /// <param name="By">Slack user id of whoever flagged.</param>
    public sealed record SaveFlag(string By) : HandoffEffect;

    /// <summary>Brings the stored row of a data issue in line with the alert, and draws the message anew in which its owner is
    /// asked.</summary>
    /// <param name="Issue">As it stands.</param>
    /// <param name="WithdrawnAt">When it was withdrawn without an answer; null while it is asked, and once it is answered.</param>
    public sealed record SaveDataIssue(DataIssue Issue, Instant? WithdrawnAt = null) : HandoffEffect;

    /// <summary>Sends a notice about an alert: a direct message to a person, or a message in a channel.</summary>
    /// <param name="Key">What it is about; the same key again edits the message instead of repeating it.</param>
    /// <param name="To">Slack id of a person or a channel.</param>
    /// <param name="Title">One line of plain text; it is escaped where it is drawn.</param>
    /// <param name="Lines">What else there is to say.</param>
    public sealed record SendNotice(string Key, string To, string Title, IReadOnlyList<Phrase> Lines) : HandoffEffect;

    /// <summary>Tells the managers of a missed first touch, in one message for all of the agreement's within an hour.</summary>
    public sealed record NotifyManagers : HandoffEffect;

    /// <summary>Tells an owner that an event's lead waits for something of theirs.</summary>
    /// <param name="Notice">Whom, and what is missing.</param>
    public sealed record NotifyHold(HoldNotice Notice) : HandoffEffect;

    /// <summary>Asks the owner of exceptions which account an event is about, or adds the event to what is asked already.</summary>
    /// <param name="Told">The account as the event names it.</param>
    public sealed record AskWhichAccount(Account Told) : HandoffEffect;

    /// <summary>Lets an event's lead wait for working hours to open.</summary>
    /// <param name="Wait">Until when, and its place among the others.</param>
    public sealed record WaitForOpening(OpeningWait Wait) : HandoffEffect;

    /// <summary>Tells the routing owner that Slack does not reach somebody named for the lead.</summary>
    /// <param name="Person">Who was passed over, and why.</param>
    public sealed record NotifyUnreachable(PassedOver Person) : HandoffEffect;

    /// <summary>Counts that a new lead was assigned to the next rep of a route, so that the one after gets the next lead.</summary>
    /// <param name="Route">Name of the route.</param>
    /// <param name="Rotation">Where its rotation stands from now on.</param>
    public sealed record CountAssignment(string Route, Rotation Rotation) : HandoffEffect;
}
