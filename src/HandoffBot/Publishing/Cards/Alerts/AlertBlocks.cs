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
    /// <summary>The blocks of the card, whatever the alert holds within Slack's limits.</summary>
    public static IReadOnlyList<Block> Draw(AlertViewModel view)
    {
        var live = view.Alert.IsLive;
        var status = AlertStatusLine.Line(view)?.OnOneLine($" · ");
        var blocks = new List<Block> { new HeaderBlock(Title(view).ToPlainText()) { BlockId = view.BlockId("title") } };
        if (!live && status is not null)
        {
            blocks.Add(new SectionBlock(new Mrkdwn(status)) { BlockId = view.BlockId("status") });
        }

        blocks.Add(new SectionBlock(new Mrkdwn(WhyNowText(view))) { BlockId = view.BlockId("why") });
        if (live)
        {
            Markup owned = $"*{OwnerLine.Label(view)}:* {OwnerLine.Of(view)}";
            var owner = Markup.JoinKnown($" · ", owned, status, FirstTouchText.Of(view), view.Expiry);
            Markup next = $"*Next:* {NextActionText.Line(view)}\n{owner}";
            blocks.Add(new SectionBlock(new Mrkdwn(next)) { BlockId = view.BlockId("next") });
        }

        if (Background(view) is { } background)
        {
            blocks.Add(new ContextBlock([new Mrkdwn(background)]) { BlockId = view.BlockId("background") });
        }

        blocks.Add(AlertButtons.Draw(view));
        blocks.Add(new ContextBlock([new Mrkdwn(Footer(view))]) { BlockId = view.BlockId("footer") });
        return blocks;
    }

    // Header: 150 characters. The company gets what the score and the band leave.
    private static Markup Title(AlertViewModel view)
    {
        Markup rest = $" · {AlertFormatting.Movement(view.Alert.Score)} · {AlertFormatting.Band(view)}";
        return view.Company(150 - rest.Length) + rest;
    }

    private static Markup WhyNowText(AlertViewModel view)
    {
        var more = view.Alert.Signals.Count - view.Reasons.Count;
        var title = more > 0 ? (Markup)$"*Why now* ({more} more in Details)" : $"*Why now*";
        var heading = AlertFormatting.Urgency(view.Alert, 4) is { } urgency ? (Markup)$"{title} · ⚡ {urgency}" : title;
        var isOver = view.Alert.State == AlertState.Expired;
        return Markup.Join($"\n• ", [heading, .. view.Reasons.Select(line => isOver ? line.Struck() : line)]);
    }

    // One line of what they told and where they came from, and one more: the opener while it asks for work, the person after.
    private static Markup? Background(AlertViewModel view)
    {
        var alert = view.Alert;
        var known = Markup.JoinKnown(
            $" · ",
            AlertFormatting.Answers(alert) is { } answers ? (Markup)$"*Told us:* {answers}" : null,
            AlertFormatting.Source(alert.Lead.Source) is { } source ? (Markup)$"*From:* {source}" : null
        );
        var line = alert.IsLive
            ? AlertFormatting.Opener(view) is { } opener
                ? (Markup)$"*Opener:* “{opener}”"
                : null
            : view.ContactWithTitle(150) is { } person
                ? (Markup)$"*Contact:* {person}"
                : null;
        return Markup.JoinKnown($"\n", known, line);
    }

    private static Markup Footer(AlertViewModel view) =>
        Markup.JoinKnown(
            $" · ",
            DisplayText.Safe(view.Alert.Score.Name, 100),
            DisplayText.Safe(view.Agreement.Segment, 100),
            (Markup)$"score owner {view.ScoreOwner}",
            view.Alert.Updates > 0 ? (Markup)$"updated {view.Alert.Updates}×" : null
        ) ?? Markup.Empty;
}
