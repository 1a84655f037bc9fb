using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Clicks;

/// <summary>The lead was marked as contacted by mistake.</summary>
internal sealed class UndoContactedClick : IAlertChange
{
    public string Id => "alert_undo_contacted";

    public AlertCommand? Command(AlertClick click) => new AlertCommand.UndoContacted(click.UserId);
}
