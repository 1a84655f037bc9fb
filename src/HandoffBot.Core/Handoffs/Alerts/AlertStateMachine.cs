using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>What people's clicks and passing time make of an alert.</summary>
public static class AlertStateMachine
{
    /// <summary>
    /// Applies a command. Time is always applied first, so a click that overtook the clock meets the alert as it really
    /// is. Doing the same thing twice changes nothing and says so. Store the alert whenever it is not the instance given:
    /// with an empty log only its next due moment moved. Redraw its card whenever <see cref="Advanced.Changed"/> says so.
    /// </summary>
    public static Advanced Advance(Alert alert, AlertCommand command, HandoffAgreement agreement, Instant now)
    {
        var timed = TimeTransitions.Pass(alert, agreement, now);
        var acted = command switch
        {
            AlertCommand.Tick => new Advanced(timed.Alert, [], null),
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
        return acted with { Log = [.. timed.Log, .. acted.Log], UndoEnded = timed.UndoEnded };
    }
}
