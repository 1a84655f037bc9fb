using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Cards.Alerts;

/// <summary>
/// What a rep sees: at most ten lines, read in forty seconds. Why now, what next and for whom, who has it and until when, and
/// how to open the conversation; the rest is in Details.
/// </summary>
public static class AlertBlocks
{
    private const int Signals = 3;

    /// <summary>The blocks of the card, whatever the alert holds within Slack's limits.</summary>
    public static IReadOnlyList<Block> Draw(AlertViewModel view)
    {
        var live = view.Alert.IsLive;
        var status = AlertStatusLine.Line(view)?.Replace("\n", " · ", StringComparison.Ordinal);
        var blocks = new List<Block> { new HeaderBlock(Title(view)) { BlockId = view.BlockId("title") } };
        if (!live && status is not null)
        {
            blocks.Add(new SectionBlock((Mrkdwn)status) { BlockId = view.BlockId("status") });
        }

        blocks.Add(new SectionBlock((Mrkdwn)WhyNowText(view)) { BlockId = view.BlockId("why") });
        if (live)
        {
            var next =
                $"*Next:* {NextActionText.Line(view)}\n{Join($"*Owner:* {OwnerLine.Of(view)}", status, AlertFormatting.Expiry(view))}";
            blocks.Add(new SectionBlock((Mrkdwn)next) { BlockId = view.BlockId("next") });
        }

        if (Background(view) is { } background)
        {
            blocks.Add(new ContextBlock([(Mrkdwn)background]) { BlockId = view.BlockId("background") });
        }

        blocks.Add(AlertButtons.Draw(view));
        blocks.Add(new ContextBlock([(Mrkdwn)Footer(view)]) { BlockId = view.BlockId("footer") });
        return blocks;
    }

    // Header: 150 characters. The company gets what the score and the band leave.
    private static string Title(AlertViewModel view)
    {
        var rest = $" · {AlertFormatting.Movement(view.Alert.Score)} · {AlertFormatting.Band(view)}";
        return view.Company(150 - rest.Length) + rest;
    }

    private static string WhyNowText(AlertViewModel view)
    {
        var shown = WhyNow.Shown(view.Alert.Signals);
        var lines = shown
            .Take(Signals)
            .Select(signal => AlertFormatting.Signal(signal, view))
            .Select(line => $"• {(view.Alert.State == AlertState.Expired ? Struck(line) : line)}")
            .ToList();
        var title =
            view.Alert.Signals.Count > shown.Count ? $"*Why now* ({view.Alert.Signals.Count - shown.Count} more in Details)" : "*Why now*";
        lines.Insert(0, AlertFormatting.Urgency(view.Alert, 4) is { } urgency ? $"{title} · ⚡ {urgency}" : title);
        return string.Join('\n', lines);
    }

    // One line of what they told and where they came from, and one more: the opener while it asks for work, the person after.
    private static string? Background(AlertViewModel view)
    {
        var alert = view.Alert;
        var known = Join(
            AlertFormatting.Answers(alert) is { } answers ? $"*Told us:* {answers}" : null,
            AlertFormatting.Source(alert.Lead.Source) is { } source ? $"*From:* {source}" : null
        );
        var line = alert.IsLive
            ? AlertFormatting.Opener(view) is { } opener
                ? $"*Opener:* “{opener}”"
                : null
            : view.ContactWithTitle(150) is { } person
                ? $"*Contact:* {person}"
                : null;
        var lines = new[] { known, line }.Where(text => !string.IsNullOrEmpty(text)).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string Footer(AlertViewModel view) =>
        Join(
            DisplayText.Safe(view.Alert.Score.Name, 100),
            DisplayText.Safe(view.Agreement.Segment, 100),
            $"score owner {view.ScoreOwner}",
            view.Alert.Updates > 0 ? $"updated {view.Alert.Updates}×" : null
        );

    private static string Join(params string?[] parts) => string.Join(" · ", parts.OfType<string>());

    // A tilde inside would end the strike.
    private static string Struck(string line) => $"~{line.Replace('~', '∼')}~";
}
