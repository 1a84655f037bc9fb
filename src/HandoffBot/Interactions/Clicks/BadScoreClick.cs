using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>One click says that the score was wrong; everything else about it is optional.</summary>
internal sealed class BadScoreClick : IAlertChange
{
    public string Id => ActionCatalogue.BadScore.Id;

    public bool ShowsOwnFlag => true;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.FlagBad(click.UserId);
}
