using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Clicks;

/// <summary>A rep gives their claim back: the lead is open to everybody again.</summary>
internal sealed class ReleaseClick : IAlertChange
{
    public string Id => "alert_release";

    public AlertCommand? Command(AlertClick click) => new AlertCommand.Release(click.UserId);
}
