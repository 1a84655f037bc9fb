using HandoffBot.Core.Handoffs;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Cards;

/// <summary>What a rep sees: about ten lines, read in forty seconds.</summary>
public static class AlertFace
{
    private const int Signals = 3;

    /// <summary>The blocks of the card, whatever the alert holds within Slack's limits.</summary>
    public static IReadOnlyList<Block> Draw(AlertScene scene)
    {
        var alert = scene.Alert;
        var blocks = new List<Block>
        {
            new Header(Title(scene)) { BlockId = scene.BlockId("title") },
        };
        if (AlertStanding.Line(scene) is { } standing)
            blocks.Add(new Section((Mrkdwn)standing) { BlockId = scene.BlockId("standing") });
        blocks.Add(new Section((Mrkdwn)WhyNowText(scene)) { BlockId = scene.BlockId("why") });
        if (alert.IsLive)
            blocks.Add(new Section((Mrkdwn)Next(scene)) { BlockId = scene.BlockId("next") });
        if (Background(scene) is { } background)
            blocks.Add(new Context([(Mrkdwn)background]) { BlockId = scene.BlockId("background") });
        blocks.AddRange(AlertButtons.Draw(scene));
        blocks.Add(new Context([(Mrkdwn)Footer(scene)]) { BlockId = scene.BlockId("footer") });
        return blocks;
    }

    // Header: 150 characters. The company gets what the score and the band leave.
    private static string Title(AlertScene scene)
    {
        var rest = $" · {AlertWords.Movement(scene.Alert.Score)} · {AlertWords.Band(scene)}";
        return scene.Company(150 - rest.Length) + rest;
    }

    private static string WhyNowText(AlertScene scene)
    {
        var shown = WhyNow.Shown(scene.Alert.Signals);
        var lines = shown.Take(Signals).Select(signal => AlertWords.Signal(signal, scene)).Select(line => $"• {(scene.Alert.State == AlertState.Expired ? Struck(line) : line)}").ToList();
        var title = scene.Alert.Signals.Count > shown.Count ? $"*Why now* ({scene.Alert.Signals.Count - shown.Count} more in Details)" : "*Why now*";
        lines.Insert(0, title);
        var urgency = scene.Alert.Urgency.Select(label => Wording.Safe(label, 80)).OfType<string>().ToList();
        if (urgency.Count > 0)
            lines.Add($"⚡ {Wording.Some(urgency, 4, " · ")}");
        return string.Join('\n', lines);
    }

    private static string Next(AlertScene scene)
    {
        var lines = new List<string> { $"*Next:* {AlertWords.NextAction(scene, 200)}{Title(scene.Alert)}" };
        if (Wording.Safe(scene.Alert.NextAction.Note, 400) is { } note)
            lines.Add($"↳ {note}");
        lines.Add($"*Owner:* {OwnerLine.Of(scene)} · {AlertWords.Expiry(scene)}");
        return string.Join('\n', lines);
    }

    private static string Title(Alert alert) => Wording.Safe(alert.Lead.Contact.Title, 100) is { } title ? $", {title}" : "";

    private static string? Background(AlertScene scene)
    {
        var lines = new List<string>();
        if (AlertWords.Answers(scene.Alert) is { } answers)
            lines.Add($"*Told us:* {answers}");
        if (AlertWords.Source(scene.Alert) is { } source)
            lines.Add($"*From:* {source}");
        if (scene.Alert.IsLive && AlertWords.Opener(scene) is { } opener)
            lines.Add($"*Opener:* “{opener}”");
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string Footer(AlertScene scene)
    {
        var score = scene.Alert.Score;
        var version = Wording.Safe(score.Version, 60) is { } told ? $" {told}" : "";
        var updates = scene.Alert.Updates > 0 ? $" · updated {scene.Alert.Updates}×" : "";
        return $"{Wording.Safe(score.Name, 100)}{version} · {Wording.Safe(scene.Agreement.Segment, 100)} · score owner {scene.ScoreOwner} · agreement v{scene.Alert.AgreementVersion}{updates}";
    }

    // A tilde inside would end the strike.
    private static string Struck(string line) => $"~{line.Replace('~', '∼')}~";
}
