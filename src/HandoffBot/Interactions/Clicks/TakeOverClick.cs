using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>A rep works a lead in place of whoever claimed it, who is told.</summary>
internal sealed class TakeOverClick : IAlertChange
{
    public string Id => ActionCatalogue.TakeOver.Id;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.TakeOver(click.UserId);
}
