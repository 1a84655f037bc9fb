using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>The reason picked after the click. Picking one flags too, for a person who had not.</summary>
internal sealed class BadReasonClick : IAlertChange
{
    public string Id => ActionCatalogue.BadReason.Id;

    public bool ShowsOwnFlag => true;

    public AlertCommand? Command(AlertClick click) =>
        click.Value is { Length: > 0 } reason ? new AlertCommand.GiveReason(click.UserId, reason) : null;
}
