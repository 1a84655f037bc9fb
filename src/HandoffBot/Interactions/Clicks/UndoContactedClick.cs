using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>The lead was marked as contacted by mistake.</summary>
internal sealed class UndoContactedClick : IAlertChange
{
    public string Id => ActionCatalogue.UndoContacted.Id;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.UndoContacted(click.UserId);
}
