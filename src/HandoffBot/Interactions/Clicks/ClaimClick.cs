using HandoffBot.Core.Handoffs;
using HandoffBot.Interactions.Working;

namespace HandoffBot.Interactions.Clicks;

/// <summary>A rep accepts: they will work the lead.</summary>
internal sealed class ClaimClick : IAlertChange
{
    public string Id => "alert_claim";

    public AlertCommand? Command(Click click) => new AlertCommand.Claim(click.UserId);
}
