using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Cards.Notices;

/// <summary>Asks an owner about the faults that flags of a day named, and shows everybody what was answered; drawn from the stored
/// issues.</summary>
public sealed class DataIssueCard(UserDirectory directory, MessageLinks links) : ICard
{
    // Two blocks each, and a message takes 50.
    private const int MostIssues = 15;

    // Those to be answered stand first, and of the others there may be many.
    private const int MostPeople = 3;

    public string Kind => Outbox.DataIssuesKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var listed = db.DataIssues.AsNoTracking().Where(issue => issue.NoticeKey == row.Subject);
        var total = await listed.CountAsync(cancel);
        var open = await listed.CountAsync(issue => issue.AnsweredAt == null && issue.WithdrawnAt == null, cancel);
        // Nobody is asked what was taken back before they could be; what is older than it may be kept is no longer told.
        if (total == 0 || (open == 0 && row.Ts is null))
        {
            return null;
        }

        var issues = await listed
            .OrderBy(issue => issue.AnsweredAt == null && issue.WithdrawnAt == null ? 0 : 1)
            .ThenByDescending(issue => issue.OpenedAt)
            .ThenBy(issue => issue.AlertId)
            .Take(MostIssues)
            .ToListAsync(cancel);
        var ids = issues.Select(issue => issue.AlertId).Distinct(StringComparer.Ordinal).ToList();
        var alerts = (await new ReadableRows().Of(db.Alerts.Where(a => ids.Contains(a.Id)), a => a.Id, cancel)).ToDictionary(
            a => a.Id,
            a => a.Alert,
            StringComparer.Ordinal
        );
        var cards = await db
            .Messages.AsNoTracking()
            .Where(m => m.Kind == Outbox.AlertKind && ids.Contains(m.Subject))
            .ToDictionaryAsync(m => m.Subject, StringComparer.Ordinal, cancel);
        var mention = await directory.Mention(issues[0].Owner, cancel);
        Markup title = $"Data questioned by flags: {open} to answer";
        Markup next =
            $"*Fixed*, *Not a fault* or *Known*: whoever flagged it hears of it once, and it stands here for everybody.";
        var blocks = new List<Block>
        {
            Section($"{mention} *{title}*\nYou own {Markup.Escape(OwnerRoleText.Of(issues[0].Role))}.", row, "head"),
        };
        var heard = new List<Markup>();
        foreach (var issue in issues)
        {
            var line = await Line(issue, alerts.GetValueOrDefault(issue.AlertId), cards.GetValueOrDefault(issue.AlertId), cancel);
            heard.Add(line);
            blocks.AddRange(Blocks(issue, line, row, blocks.Count));
        }

        if (total > issues.Count)
        {
            blocks.Add(Section($"… and {total - issues.Count} more", row, "more"));
        }

        blocks.Add(Section(next, row, "next"));
        Markup text = $"{mention} {title}. {DisplayText.Some(heard, 5, $" ")} {next}";
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = text.WithoutBold(),
            Blocks = blocks,
        };
    }

    private static IEnumerable<Block> Blocks(DataIssueRow issue, Markup line, MessageRow row, int place)
    {
        yield return Section(line, row, $"{place}");
        if (issue is { AnsweredAt: null, WithdrawnAt: null })
        {
            var value = new DataIssueReference(issue.AlertId, issue.Kind, issue.OpenedAt).ToString();
            yield return new ActionsBlock([
                Button(MessageActions.DataIssueFixed, "Fixed", "it was wrong and is right now", value),
                Button(MessageActions.DataIssueNotAFault, "Not a fault", "the data is as it should be", value),
                Button(MessageActions.DataIssueKnown, "Known", "it is wrong, and you knew", value),
            ])
            {
                BlockId = $"data_issue{place}a:{row.Id}:{row.WantedRevision}",
            };
        }
    }

    private async Task<Markup> Line(DataIssueRow issue, Alert? alert, MessageRow? card, CancellationToken cancel)
    {
        var company =
            DisplayText.Safe(alert?.Lead.Account.Name, 100)
            ?? DisplayText.Safe(alert?.Lead.Account.Domain, 100)
            ?? DisplayText.Safe(alert?.AccountKey, 100)
            ?? $"a lead that cannot be read";
        var link = await links.Words(company, card?.PostedChannel ?? card?.Channel, card?.Ts, cancel);
        return $"• *{link}* · *{Markup.Escape(DataIssueText.Of(issue.Kind))}* · {DisplayText.Date(issue.OpenedAt, "{ago}")}"
            + $"{Said(issue, alert)}{Ended(issue)}";
    }

    // Who says so, in their words where they wrote any; what moved the score most, where that is in doubt.
    private static Markup Said(DataIssueRow issue, Alert? alert)
    {
        var flags = alert?.Flags.Where(flag => DataIssueText.KindOf(flag.Reason) == issue.Kind).ToList() ?? [];
        var people = flags
            .Take(MostPeople)
            .Select(flag =>
                (Markup)$"{PersonText.Mention(flag.By)}{(DisplayText.Safe(flag.Note, 200) is { } note ? $": “{note}”" : Markup.Empty)}"
            )
            .ToList();
        if (flags.Count > MostPeople)
        {
            people.Add($"and {flags.Count - MostPeople} more");
        }

        var by = people.Count == 0 ? Markup.Empty : $"\nFlagged by {Markup.Join($", ", people)}";
        return issue.Kind is DataIssueKind.BadData && alert is not null && WhyNow.ByWeight(alert.Signals) is [var signal, ..]
            ? $"{by}\nThe score moved most by “{DisplayText.Safe(signal.Label, 120) ?? DisplayText.Safe(signal.Key, 120)}”"
                + $"{(DisplayText.Safe(signal.Source, 80) is { } source ? $" from {source}" : Markup.Empty)}"
            : by;
    }

    private static Markup Ended(DataIssueRow issue) =>
        issue switch
        {
            { Outcome: { } outcome, AnsweredAt: { } at } =>
                $"\n{Icon(outcome)} *{Capital(DataIssueText.Of(outcome))}*, says {PersonText.Mention(issue.AnsweredBy ?? "")} "
                    + $"{DisplayText.Date(at, "{ago}")}",
            { WithdrawnAt: not null } => $"\nNot asked any more: the flag was taken back, or has another reason now.",
            _ => Markup.Empty,
        };

    private static Markup Icon(DataIssueOutcome outcome) =>
        outcome switch
        {
            DataIssueOutcome.Fixed => $"✅",
            DataIssueOutcome.NotAFault => $"☑️",
            DataIssueOutcome.Known => $"📌",
        };

    private static Markup Capital(string words) => Markup.Escape(char.ToUpperInvariant(words[0]) + words[1..]);

    private static Button Button(ActionDefinition action, string text, string meaning, string value) =>
        new()
        {
            ActionId = action.Id,
            Text = text,
            Value = value,
            AccessibilityLabel = $"{text}: {meaning}",
        };

    private static SectionBlock Section(Markup text, MessageRow row, string place) =>
        new(new Mrkdwn(text)) { BlockId = $"data_issue{place}:{row.Id}:{row.WantedRevision}" };
}
