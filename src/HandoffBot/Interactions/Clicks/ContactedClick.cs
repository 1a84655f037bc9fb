using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Clicks;

/// <summary>The lead was contacted.</summary>
internal sealed class ContactedClick : IAlertChange
{
    public string Id => "alert_contacted";

    public AlertCommand? Command(AlertClick click) => new AlertCommand.Contact(click.UserId);
}
