using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Clicks;

/// <summary>A person takes their own flag back.</summary>
internal sealed class UndoFlagClick : IAlertChange
{
    public string Id => "alert_undo_flag";

    public bool ShowsOwnFlag => true;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.UndoFlag(click.UserId);
}
