using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Cards;

/// <summary>
/// What a rep sees: at most ten lines, read in forty seconds. Why now, what next and for whom, who has it and until when, and
/// how to open the conversation; the rest is in Details.
/// </summary>
public static class AlertBlocks
{
    private const int Signals = 3;

    /// <summary>The blocks of the card, whatever the alert holds within Slack's limits.</summary>
    public static IReadOnlyList<Block> Draw(AlertViewModel scene)
    {
        var live = scene.Alert.IsLive;
        var standing = AlertStatusLine.Line(scene)?.Replace("\n", " · ", StringComparison.Ordinal);
        var blocks = new List<Block> { new HeaderBlock(Title(scene)) { BlockId = scene.BlockId("title") } };
        if (!live && standing is not null)
        {
            blocks.Add(new SectionBlock((Mrkdwn)standing) { BlockId = scene.BlockId("standing") });
        }

        blocks.Add(new SectionBlock((Mrkdwn)WhyNowText(scene)) { BlockId = scene.BlockId("why") });
        if (live)
        {
            var next =
                $"*Next:* {NextActionText.Line(scene)}\n{Join($"*Owner:* {OwnerLine.Of(scene)}", standing, AlertFormatting.Expiry(scene))}";
            blocks.Add(new SectionBlock((Mrkdwn)next) { BlockId = scene.BlockId("next") });
        }

        if (Background(scene) is { } background)
        {
            blocks.Add(new ContextBlock([(Mrkdwn)background]) { BlockId = scene.BlockId("background") });
        }

        blocks.AddRange(AlertButtons.Draw(scene));
        blocks.Add(new ContextBlock([(Mrkdwn)Footer(scene)]) { BlockId = scene.BlockId("footer") });
        return blocks;
    }

    // Header: 150 characters. The company gets what the score and the band leave.
    private static string Title(AlertViewModel scene)
    {
        var rest = $" · {AlertFormatting.Movement(scene.Alert.Score)} · {AlertFormatting.Band(scene)}";
        return scene.Company(150 - rest.Length) + rest;
    }

    private static string WhyNowText(AlertViewModel scene)
    {
        var shown = WhyNow.Shown(scene.Alert.Signals);
        var lines = shown
            .Take(Signals)
            .Select(signal => AlertFormatting.Signal(signal, scene))
            .Select(line => $"• {(scene.Alert.State == AlertState.Expired ? Struck(line) : line)}")
            .ToList();
        var title =
            scene.Alert.Signals.Count > shown.Count
                ? $"*Why now* ({scene.Alert.Signals.Count - shown.Count} more in Details)"
                : "*Why now*";
        lines.Insert(0, AlertFormatting.Urgency(scene.Alert, 4) is { } urgency ? $"{title} · ⚡ {urgency}" : title);
        return string.Join('\n', lines);
    }

    // One line of what they told and where they came from, and one more: the opener while it asks for work, the person after.
    private static string? Background(AlertViewModel scene)
    {
        var alert = scene.Alert;
        var known = Join(
            AlertFormatting.Answers(alert) is { } answers ? $"*Told us:* {answers}" : null,
            AlertFormatting.Source(alert.Lead.Source) is { } source ? $"*From:* {source}" : null
        );
        var line = alert.IsLive
            ? AlertFormatting.Opener(scene) is { } opener
                ? $"*Opener:* “{opener}”"
                : null
            : scene.ContactWithTitle(150) is { } person
                ? $"*Contact:* {person}"
                : null;
        var lines = new[] { known, line }.Where(text => !string.IsNullOrEmpty(text)).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string Footer(AlertViewModel scene) =>
        Join(
            DisplayText.Safe(scene.Alert.Score.Name, 100),
            DisplayText.Safe(scene.Agreement.Segment, 100),
            $"score owner {scene.ScoreOwner}",
            scene.Alert.Updates > 0 ? $"updated {scene.Alert.Updates}×" : null
        );

    private static string Join(params string?[] parts) => string.Join(" · ", parts.OfType<string>());

    // A tilde inside would end the strike.
    private static string Struck(string line) => $"~{line.Replace('~', '∼')}~";
}
