using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Clicks;

/// <summary>One click says that the score was wrong; everything else about it is optional.</summary>
internal sealed class BadScoreClick : IAlertChange
{
    public string Id => "alert_bad_score";

    public bool ShowsOwnFlag => true;

    public AlertCommand? Command(AlertClick click) => new AlertCommand.FlagBad(click.UserId);
}
