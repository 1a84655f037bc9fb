using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>A person takes their own flag back.</summary>
internal sealed class UndoFlagClick : IAlertChange
{
    public string Id => ActionCatalogue.UndoFlag.Id;

    public bool ShowsOwnFlag => true;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.UndoFlag(click.UserId);
}
