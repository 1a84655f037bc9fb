using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Cards.Notices;

/// <summary>Draws a notice: whom it is for, what happened, what to do.</summary>
public sealed class NoticeCard(UserDirectory directory) : ICard
{
    private const int MostLines = 10;
    private const int LineLimit = 250;

    public string Kind => Outbox.NoticeKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var notice = NoticeContent.Parse(row.Content ?? throw new InvalidOperationException("A notice is stored with its content."));
        var mention = notice.Mention is { } person ? (Markup)$"{await directory.Mention(person, cancel)} " : Markup.Empty;
        var title = DisplayText.Safe(notice.Title, 300) ?? $"Notice";
        var lines = notice.Lines.Select(Drawn).OfType<Markup>().ToList();
        var shown = lines.Take(MostLines).ToList();
        if (lines.Count > MostLines)
        {
            shown.Add($"and {lines.Count - MostLines} more");
        }

        var whole = Markup.Join($"\n", [$"{mention}*{title}*", .. shown]);
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = Markup.Join($" ", [$"{mention}{title}", .. shown]),
            Blocks = [new SectionBlock(new Mrkdwn(whole)) { BlockId = $"notice:{row.Id}:{row.WantedRevision}" }],
        };
    }

    private static Markup? Drawn(NoticeLine line)
    {
        var parts = line.Parts.Select(part =>
            part.Person is { } person ? PersonText.Mention(person) : Spaced(part.Text ?? "")
        );
        var drawn = Markup.Join(Markup.Empty, parts);
        return string.IsNullOrWhiteSpace(drawn.Value) ? null : drawn.Truncate(LineLimit);
    }

    // The spaces at the ends of a part stand between it and the next.
    private static Markup Spaced(string text)
    {
        var (before, after) = (text.StartsWith(' ') ? (Markup)$" " : Markup.Empty, text.EndsWith(' ') ? (Markup)$" " : Markup.Empty);
        return DisplayText.Safe(text, LineLimit) is { } words ? $"{before}{words}{after}" : before;
    }
}
