using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>The lead was contacted.</summary>
internal sealed class ContactedClick : IAlertChange
{
    public string Id => ActionCatalogue.Contacted.Id;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.Contact(click.UserId);
}
