using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What people's clicks and passing time make of an alert.</summary>
public static class AlertStateMachine
{
    /// <summary>
    /// Applies a command. Time is always applied first, so a click that overtook the clock meets the alert as it really
    /// is. Doing the same thing twice changes nothing and says so. Store the alert whenever it is not the instance given:
    /// without effects only its next due moment moved.
    /// </summary>
    /// <param name="alert">As it is stored.</param>
    /// <param name="command">What a person did, or <see cref="AlertCommand.Tick"/>.</param>
    /// <param name="agreement">The agreement the alert belongs to.</param>
    /// <param name="now">The moment of the command; not before the one of any earlier command.</param>
    /// <exception cref="ArgumentOutOfRangeException">The command is of a kind that the state machine does not know.</exception>
    public static AlertTransition Advance(Alert alert, AlertCommand command, HandoffAgreement agreement, Instant now)
    {
        var timed = TimeTransitions.Apply(alert, agreement, now);
        var acted = command switch
        {
            AlertCommand.Tick => AlertTransition.Unchanged(timed.Alert),
            AlertCommand.Claim claim => WorkTransitions.Claim(timed.Alert, claim.By, now),
            AlertCommand.Release release => WorkTransitions.Release(timed.Alert, release.By, now),
            AlertCommand.TakeOver takeOver => WorkTransitions.TakeOver(timed.Alert, takeOver.By, now),
            AlertCommand.Contact contact => WorkTransitions.Contact(timed.Alert, contact.By, now),
            AlertCommand.UndoContacted undo => WorkTransitions.UndoContacted(timed.Alert, undo.By, agreement, now),
            AlertCommand.FlagBad flag => FlagTransitions.Flag(timed.Alert, flag.By, now),
            AlertCommand.GiveReason reason => FlagTransitions.Reason(timed.Alert, reason, agreement, now),
            AlertCommand.GiveNote note => FlagTransitions.Note(timed.Alert, note, now),
            AlertCommand.UndoFlag undo => FlagTransitions.Undo(timed.Alert, undo.By, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No such command."),
        };
        return acted.After(timed);
    }
}
