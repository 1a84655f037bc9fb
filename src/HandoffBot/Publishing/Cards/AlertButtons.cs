using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Cards;

/// <summary>
/// What can be done about an alert, never more than still makes sense: nothing stays clickable after the work is done. Flags
/// take nothing away: a flag is one person's claim, and each sees their own in a message of their own.
/// </summary>
internal static class AlertButtons
{
    // With the verb before the name, and after it what the button does, a label is within Slack's 75 characters.
    private const int NameRoom = 48;

    /// <summary>The row of buttons.</summary>
    public static IEnumerable<Block> Draw(AlertViewModel scene)
    {
        var alert = scene.Alert;
        yield return new ActionsBlock([.. Working(scene), BadScore(alert), Details(alert)]) { BlockId = scene.BlockId("work") };
    }

    /// <summary>
    /// A button about an alert. Whoever steers by voice says what others see, so what is read aloud begins with it: as plain
    /// words, for a label is read as it stands, and only the text is unescaped.
    /// </summary>
    public static Button Click(string action, string words, Alert alert, string? style, string spoken) =>
        new()
        {
            ActionId = action,
            Text = words,
            Value = alert.Id,
            Style = style,
            AccessibilityLabel = $"{SlackText.Unescape(words)}: {spoken}",
        };

    private static IEnumerable<BlockElement> Working(AlertViewModel scene)
    {
        var alert = scene.Alert;
        switch (alert.State)
        {
            case AlertState.Open:
                yield return Click("alert_claim", AlertFormatting.NextAction(scene, NameRoom), alert, "primary", "accept this lead");
                yield return Click("alert_contacted", "Contacted", alert, null, "the lead was contacted");
                break;
            case AlertState.Claimed:
                yield return Click("alert_contacted", "Contacted", alert, "primary", "the lead was contacted");
                yield return Click("alert_release", "Release", alert, null, "give your claim on this lead back");
                yield return Click("alert_take_over", "Take over", alert, null, "work it in place of whoever claimed it");
                break;
            case AlertState.Contacted when AlertDeadlines.ContactUndoableUntil(alert) is not null:
                yield return Click("alert_undo_contacted", "Undo contacted", alert, null, "the lead was not contacted after all");
                break;
        }
    }

    private static Button BadScore(Alert alert) => Click("alert_bad_score", "Bad score", alert, "danger", "flag this score");

    private static Button Details(Alert alert) => Click("alert_details", "Details", alert, null, "everything known about this lead");
}
