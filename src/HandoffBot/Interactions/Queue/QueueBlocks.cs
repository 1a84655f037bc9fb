using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Queue;

/// <summary>A queue in blocks, with the buttons of the cards: the same for the answer to a command and for the home tab.</summary>
internal static class QueueBlocks
{
    /// <summary>What the ids of its blocks begin with; one with buttons has four parts, the second being the alert's id.</summary>
    public const string IdPrefix = "queue";

    /// <summary>Theirs, and what they snoozed.</summary>
    public static IEnumerable<Block> Own(PersonalQueue queue, QueueText text)
    {
        yield return Words(text.Heading);
        foreach (var entry in queue.Mine)
        {
            yield return Words(text.Entry(entry));
            yield return AlertButtons.Draw(text.View(entry), BlockId(entry, "own"));
        }

        if (text.More(queue.Mine.Count) is { } more)
        {
            yield return Words(more);
        }

        if (text.SnoozedHeading is { } snoozed)
        {
            yield return Words(snoozed);
        }

        foreach (var entry in queue.Snoozed)
        {
            yield return WithButton(entry, text.Snoozed(entry), ActionCatalogue.EndSnooze, "snoozed", text);
        }

        foreach (var line in UnreadableText.Lines(queue.Unreadable))
        {
            yield return Words(line);
        }
    }

    /// <summary>The teams they answer for; none for most.</summary>
    public static IEnumerable<Block> Teams(PersonalQueue queue, QueueText text)
    {
        foreach (var team in queue.Teams)
        {
            yield return Words(Markup.Join($"\n", QueueText.Team(team)));
            foreach (var entry in team.Overdue)
            {
                yield return WithButton(entry, text.Overdue(entry), ActionCatalogue.Reassign, "overdue", text);
            }

            foreach (var entry in team.InReview)
            {
                yield return WithButton(entry, text.InReview(entry), ActionCatalogue.Reviewed, "review", text);
            }
        }

        foreach (var line in text.TeamsLeftOut())
        {
            yield return Words(line);
        }
    }

    private static SectionBlock WithButton(QueueEntry entry, Markup words, AlertButton button, string place, QueueText text) =>
        new(new Mrkdwn(words), Accessory: button.Draw(text.View(entry), person: null)) { BlockId = BlockId(entry, place) };

    private static SectionBlock Words(Markup words) => new(new Mrkdwn(words));

    private static string BlockId(QueueEntry entry, string place) => $"{IdPrefix}:{entry.Row.Id}:{entry.Row.Revision}:{place}";
}
