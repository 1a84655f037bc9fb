using HandoffBot.Core.Handoffs.Alerts;
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

/// <summary>Tells the managers whose first touch was missed within an hour, newest first; drawn from the alerts' histories.</summary>
public sealed class EscalationCard(UserDirectory directory, MessageLinks links) : ICard
{
    private const string ExactTime = "{date_short_pretty} {time}";
    private const int MostLeads = 10;

    // A section takes 3,000 characters.
    private const int LeadsInSection = 3;

    public string Kind => Outbox.EscalationKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var (from, to) = Outbox.EscalationsOf(row.Subject);
        var escalated = db
            .AlertFacts.Where(f => f.Kind == AlertFactKind.Escalated && f.Agreement == row.Agreement && f.At >= from && f.At < to)
            .GroupBy(f => f.AlertId);
        var total = await escalated.CountAsync(cancel);
        var newest = await escalated
            .Select(ofOne => new { Id = ofOne.Key, Seq = ofOne.Max(f => f.Seq) })
            .OrderByDescending(one => one.Seq)
            .Take(MostLeads)
            .Select(one => one.Id)
            .ToListAsync(cancel);
        var alerts = (await new ReadableRows().Of(db.Alerts.Where(a => newest.Contains(a.Id)), a => a.Id, cancel)).ToDictionary(
            a => a.Id,
            StringComparer.Ordinal
        );
        var cards = await db
            .Messages.AsNoTracking()
            .Where(m => m.Kind == Outbox.AlertKind && newest.Contains(m.Subject))
            .ToDictionaryAsync(m => m.Subject, StringComparer.Ordinal, cancel);
        var lines = new List<Markup>();
        foreach (var alert in newest.Where(alerts.ContainsKey).Select(id => alerts[id].Alert))
        {
            lines.Add(await Line(alert, cards.GetValueOrDefault(alert.Id), cancel));
        }

        if (lines.Count == 0)
        {
            return null;
        }

        if (total > lines.Count)
        {
            lines.Add($"… and {total - lines.Count} more");
        }

        Markup title = $"First touch missed: {total} {(total == 1 ? (Markup)$"lead" : $"leads")}";
        Markup next = $"Press *Take over* or *Claim* on a card to work it yourself, or speak to whoever has it. What more is missed "
            + $"within the hour is added here.";
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = $"{title}. {Markup.Join($" ", lines.Take(5))} {next}",
            Blocks =
            [
                Section($"⏰ *{title}*", row, 0),
                .. lines.Chunk(LeadsInSection).Select((some, i) => Section(Markup.Join($"\n", some), row, i + 1)),
                Section(next, row, lines.Count + 1),
            ],
        };
    }

    private async Task<Markup> Line(Alert alert, MessageRow? card, CancellationToken cancel)
    {
        var company =
            DisplayText.Safe(alert.Lead.Account.Name, 100)
            ?? DisplayText.Safe(alert.Lead.Account.Domain, 100)
            ?? DisplayText.Safe(alert.AccountKey, 100)
            ?? $"unnamed account";
        var link = await links.Words(company, card?.PostedChannel ?? card?.Channel, card?.Ts, cancel);
        var due = alert.Clock?.BreachedAt is { } at ? (Markup)$" · due {DisplayText.Date(at, ExactTime)}" : Markup.Empty;
        return $"• {link} · {DisplayText.Safe(alert.Band, 60)} · {await directory.Mention(alert.Claimed?.By ?? alert.Owner, cancel)}{due}"
            + $"{Since(alert)}";
    }

    private static Markup Since(Alert alert) =>
        alert.State switch
        {
            AlertState.Open => Markup.Empty,
            AlertState.Claimed => $" · claimed, not contacted",
            AlertState.Contacted => $" · contacted since",
            AlertState.Expired => $" · expired since",
            AlertState.Withdrawn => $" · withdrawn since",
        };

    private static SectionBlock Section(Markup text, MessageRow row, int place) =>
        new(new Mrkdwn(text)) { BlockId = $"escalation{place}:{row.Id}:{row.WantedRevision}" };
}
