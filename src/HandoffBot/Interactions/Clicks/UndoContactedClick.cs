using HandoffBot.Core.Handoffs;
using HandoffBot.Interactions.Working;

namespace HandoffBot.Interactions.Clicks;

/// <summary>The lead was marked as contacted by mistake.</summary>
internal sealed class UndoContactedClick : IAlertChange
{
    public string Id => "alert_undo_contacted";

    public AlertCommand? Command(Click click) => new AlertCommand.UndoContacted(click.UserId);
}
