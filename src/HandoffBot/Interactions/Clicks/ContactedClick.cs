using HandoffBot.Core.Handoffs;
using HandoffBot.Interactions.Working;

namespace HandoffBot.Interactions.Clicks;

/// <summary>The lead was contacted.</summary>
internal sealed class ContactedClick : IAlertChange
{
    public string Id => "alert_contacted";

    public AlertCommand? Command(Click click) => new AlertCommand.Contact(click.UserId);
}
