using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Handoffs;

/// <summary>What people's clicks and passing time make of an alert.</summary>
public static class AlertMachine
{
    /// <summary>
    /// Applies a command. Time is always applied first, so a click that overtook the clock meets the alert as it really
    /// is. Doing the same thing twice changes nothing and says so. Store the alert whenever it is not the instance given:
    /// with an empty log only its next due moment moved. Redraw its card whenever <see cref="Advanced.Changed"/> says so.
    /// </summary>
    public static Advanced Advance(Alert alert, AlertCommand command, HandoffAgreement agreement, Instant now)
    {
        var timed = Aging.Pass(alert, agreement, now);
        var acted = command switch
        {
            AlertCommand.Tick => new Advanced(timed.Alert, [], null),
            AlertCommand.Claim claim => Working.Claim(timed.Alert, claim.By, now),
            AlertCommand.Release release => Working.Release(timed.Alert, release.By, now),
            AlertCommand.TakeOver takeOver => Working.TakeOver(timed.Alert, takeOver.By, now),
            AlertCommand.Contact contact => Working.Contact(timed.Alert, contact.By, now),
            AlertCommand.UndoContacted undo => Working.UndoContacted(timed.Alert, undo.By, agreement, now),
            AlertCommand.FlagBad flag => Flagging.Flag(timed.Alert, flag.By, now),
            AlertCommand.GiveReason reason => Flagging.Reason(timed.Alert, reason, agreement, now),
            AlertCommand.GiveNote note => Flagging.Note(timed.Alert, note, now),
            AlertCommand.UndoFlag undo => Flagging.Undo(timed.Alert, undo.By, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No such command."),
        };
        return acted with { Log = [.. timed.Log, .. acted.Log], UndoEnded = timed.UndoEnded };
    }
}
