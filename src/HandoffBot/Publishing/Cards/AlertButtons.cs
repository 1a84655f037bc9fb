using HandoffBot.Core.Handoffs;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Cards;

/// <summary>What can be done about an alert, never more than still makes sense: nothing stays clickable after the work is done.</summary>
internal static class AlertButtons
{
    /// <summary>The rows of buttons.</summary>
    public static IEnumerable<Block> Draw(AlertScene scene)
    {
        var alert = scene.Alert;
        if (alert.Flags.Count > 0)
            yield return new Actions([.. Flagged(scene)]) { BlockId = scene.BlockId("flag") };
        else
            yield return new Actions([.. Working(scene), BadScore(alert), Details(alert)]) { BlockId = scene.BlockId("work") };
    }

    private static IEnumerable<Element> Working(AlertScene scene)
    {
        var alert = scene.Alert;
        if (alert.State == AlertState.Open)
            yield return Click("alert_claim", AlertWords.NextAction(scene, 60), alert, "primary", "accept this lead");
        if (alert.IsLive)
            yield return Click("alert_contacted", "Contacted", alert, alert.State == AlertState.Claimed ? "primary" : null, "the lead was contacted");
    }

    // A doubted alert asks for no work until the doubt is gone.
    private static IEnumerable<Element> Flagged(AlertScene scene)
    {
        var reasons = scene.Agreement.FlagReasons.Where(reason => Wording.Safe(reason, 75) is not null).Distinct().Take(100)
            .Select(reason => new Option(Wording.Safe(reason, 75)!, Cut(reason, 150))).ToList();
        if (reasons.Count > 0)
        {
            var given = scene.Alert.Flags[^1].Reason;
            yield return new StaticSelect
            {
                ActionId = "alert_bad_reason",
                Placeholder = "Why? (optional)",
                Options = reasons,
                InitialOption = given is null ? null : reasons.Find(reason => reason.Value == Cut(given, 150)),
            };
        }

        yield return Click("alert_note", "Add a note", scene.Alert, null, "say more about this bad score");
        yield return Click("alert_undo_flag", "Undo", scene.Alert, null, "take your bad-score flag back");
        yield return Details(scene.Alert);
    }

    private static Button BadScore(Alert alert) => Click("alert_bad_score", "Bad score", alert, "danger", "flag this score");

    private static Button Details(Alert alert) => Click("alert_details", "Details", alert, null, "everything known about this lead");

    // Whoever steers by voice says what others see, so what is read aloud begins with it.
    private static Button Click(string action, string words, Alert alert, string? style, string spoken) =>
        new() { ActionId = action, Text = words, Value = alert.Id, Style = style, AccessibilityLabel = Cut($"{words}: {spoken}", BlockLimits.ButtonText) };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
