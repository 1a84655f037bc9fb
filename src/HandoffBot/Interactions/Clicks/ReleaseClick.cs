using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>A rep gives their claim back: the lead is open to everybody again.</summary>
internal sealed class ReleaseClick : IAlertChange
{
    public string Id => ActionCatalogue.Release.Id;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.Release(click.UserId);
}
