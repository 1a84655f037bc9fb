using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>A rep accepts: they will work the lead.</summary>
internal sealed class ClaimClick : IAlertChange
{
    public string Id => ActionCatalogue.Claim.Id;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.Claim(click.UserId);
}
