using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Clicks;

/// <summary>A button that asks the rules for something in the name of whoever pressed it.</summary>
/// <param name="button">Of the catalogue.</param>
/// <param name="command">Makes the command of the person's Slack user id.</param>
internal sealed class ButtonClick(AlertButton button, Func<string, AlertCommand> command) : IAlertChange
{
    public string Id => button.Id;

    public bool ShowsOwnFlag { get; init; }

    public AlertCommand? Command(AlertClick click) => command(click.UserId);
}
