using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Cards.Alerts;

/// <summary>The row of buttons on the card: what the catalogue offers everybody for the alert as it stands, and a menu of the
/// rest.</summary>
internal static class AlertButtons
{
    /// <summary>The row of the card.</summary>
    public static ActionsBlock Draw(AlertViewModel view) => Draw(view, view.BlockId("work"));

    /// <summary>The same row elsewhere.</summary>
    /// <param name="view">The alert.</param>
    /// <param name="blockId">Of the row; its second part is the alert's id.</param>
    public static ActionsBlock Draw(AlertViewModel view, string blockId)
    {
        var elements = new List<BlockElement>();
        var menu = new List<Option>();
        foreach (var button in ActionCatalogue.Offered(ActionSurface.Card, view.Alert, person: null))
        {
            if (button.InMenu)
            {
                menu.Add(new Option(button.Label, button.Id));
            }
            else
            {
                elements.Add(button.Draw(view, person: null));
            }
        }

        if (menu.Count > 0)
        {
            elements.Add(new OverflowMenu { ActionId = ActionCatalogue.Menu.Id, Options = menu });
        }

        return new(elements) { BlockId = blockId };
    }
}
