using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Cards.Alerts;

/// <summary>The row of buttons on the card: what the catalogue offers everybody for the alert as it stands.</summary>
internal static class AlertButtons
{
    public static ActionsBlock Draw(AlertViewModel view) =>
        new([.. ActionCatalogue.Offered(ActionSurface.Card, view.Alert, person: null).Select(button => button.Draw(view, person: null))])
        {
            BlockId = view.BlockId("work"),
        };
}
