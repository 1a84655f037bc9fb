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

    public string Kind => Outbox.NoticeKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var notice = NoticeContent.Parse(row.Content ?? throw new InvalidOperationException("A notice is stored with its content."));
        var mention = notice.Mention is { } person ? await directory.Mention(person, cancel) + " " : "";
        var title = DisplayText.Safe(notice.Title, 300) ?? "Notice";
        var lines = notice.Lines.Select(line => WithMentions(DisplayText.Safe(line, 250))).OfType<string>().ToList();
        var shown = lines.Take(MostLines).ToList();
        if (lines.Count > MostLines)
        {
            shown.Add($"and {lines.Count - MostLines} more");
        }

        var whole = string.Join('\n', shown.Prepend($"{mention}*{title}*"));
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = string.Join(' ', shown.Prepend($"{mention}{title}")),
            Blocks = [new SectionBlock((Mrkdwn)whole) { BlockId = $"notice:{row.Id}:{row.WantedRevision}" }],
        };
    }

    // The one kind of markup that is let through: our own mention of a Slack user.
    private static string? WithMentions(string? line)
    {
        for (
            var at = line?.IndexOf("&lt;@", StringComparison.Ordinal) ?? -1;
            at >= 0;
            at = line!.IndexOf("&lt;@", at + 1, StringComparison.Ordinal)
        )
        {
            var end = line!.IndexOf("&gt;", at, StringComparison.Ordinal);
            if (end > at && PersonText.IsUserId(line[(at + 5)..end]))
            {
                line = $"{line[..at]}<@{line[(at + 5)..end]}>{line[(end + 4)..]}";
            }
        }

        return line;
    }
}
