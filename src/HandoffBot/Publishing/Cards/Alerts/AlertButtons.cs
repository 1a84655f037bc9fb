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
        var offered = ActionCatalogue.Offered(ActionSurface.Card, view.Alert, person: null).ToList();
        return new([
            .. offered.Where(button => !button.InMenu).Select(button => button.Draw(view, person: null)),
            .. Menu([.. offered.Where(button => button.InMenu)]),
        ])
        {
            BlockId = blockId,
        };
    }

    /// <summary>The menu; none without entries.</summary>
    public static IEnumerable<BlockElement> Menu(IReadOnlyList<AlertButton> entries)
    {
        if (entries.Count > 0)
        {
            yield return new OverflowMenu
            {
                ActionId = ActionCatalogue.Menu.Id,
                Options = [.. entries.Select(entry => new Option(entry.Label, entry.Id))],
            };
        }
    }
}
