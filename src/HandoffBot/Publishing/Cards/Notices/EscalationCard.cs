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

/// <summary>Tells the managers whose first touch, or whose update of the CRM, was missed within an hour, newest first; drawn from the
/// alerts' histories.</summary>
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
        var escalated = db.AlertFacts.Where(f =>
            (f.Kind == AlertFactKind.Escalated || f.Kind == AlertFactKind.CrmUpdateEscalated)
            && f.Agreement == row.Agreement
            && f.At >= from
            && f.At < to
        );
        var totals = await escalated
            .Select(f => new { f.Kind, f.AlertId })
            .Distinct()
            .GroupBy(one => one.Kind)
            .Select(ofKind => new { ofKind.Key, Count = ofKind.Count() })
            .ToDictionaryAsync(ofKind => ofKind.Key, ofKind => ofKind.Count, cancel);
        var missed = await escalated
            .GroupBy(f => new { f.AlertId, f.Kind })
            .Select(ofOne => new
            {
                ofOne.Key.AlertId,
                ofOne.Key.Kind,
                Seq = ofOne.Max(f => f.Seq),
            })
            .OrderByDescending(one => one.Seq)
            .Take(MostLeads)
            .ToListAsync(cancel);
        var newest = missed.ConvertAll(one => one.AlertId);
        var alerts = (await new ReadableRows().Of(db.Alerts.Where(a => newest.Contains(a.Id)), a => a.Id, cancel)).ToDictionary(
            a => a.Id,
            StringComparer.Ordinal
        );
        var cards = await db
            .Messages.AsNoTracking()
            .Where(m => m.Kind == Outbox.AlertKind && newest.Contains(m.Subject))
            .ToDictionaryAsync(m => m.Subject, StringComparer.Ordinal, cancel);
        var lines = new List<Markup>();
        foreach (var one in missed.Where(one => alerts.ContainsKey(one.AlertId)))
        {
            var isCrm = one.Kind is AlertFactKind.CrmUpdateEscalated;
            lines.Add(await Line(alerts[one.AlertId].Alert, isCrm, cards.GetValueOrDefault(one.AlertId), cancel));
        }

        if (lines.Count == 0)
        {
            return null;
        }

        var (touches, updates) = (
            totals.GetValueOrDefault(AlertFactKind.Escalated),
            totals.GetValueOrDefault(AlertFactKind.CrmUpdateEscalated)
        );
        if (touches + updates > lines.Count)
        {
            lines.Add($"… and {touches + updates - lines.Count} more");
        }

        var title = Title(touches, updates);
        Markup next = $"{Next(touches, updates)} What more is missed within the hour is added here.";
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

    private static Markup? Title(int touches, int updates) =>
        Markup.JoinKnown(
            $" · ",
            touches == 0 ? null : (Markup)$"First touch missed: {touches} {Leads(touches)}",
            updates == 0 ? null : (Markup)$"CRM update missed: {updates} {Leads(updates)}"
        );

    private static Markup Leads(int count) => count == 1 ? (Markup)$"lead" : $"leads";

    private static Markup Next(int touches, int updates) =>
        updates == 0 ? (Markup)$"Press *Take over* or *Claim* on a card to work it yourself, or speak to whoever has it."
        : touches == 0 ? (Markup)$"Speak to whoever contacted the lead: what came of it is not in the CRM."
        : $"Press *Take over* or *Claim* on a card to work it yourself, or speak to whoever has it.";

    private async Task<Markup> Line(Alert alert, bool isCrm, MessageRow? card, CancellationToken cancel)
    {
        var company =
            DisplayText.Safe(alert.Lead.Account.Name, 100)
            ?? DisplayText.Safe(alert.Lead.Account.Domain, 100)
            ?? DisplayText.Safe(alert.AccountKey, 100)
            ?? $"unnamed account";
        var link = await links.Words(company, card?.PostedChannel ?? card?.Channel, card?.Ts, cancel);
        var clock = isCrm ? alert.CrmUpdate?.Clock : alert.Clock;
        var due = clock?.BreachedAt is { } at ? (Markup)$" · due {DisplayText.Date(at, ExactTime)}" : Markup.Empty;
        var who = (isCrm ? alert.Contacted?.By : alert.Claimed?.By) ?? alert.Owner;
        return $"• {link} · {DisplayText.Safe(alert.Band, 60)} · {await directory.Mention(who, cancel)}{due}"
            + $"{(isCrm ? SinceUpdate(alert) : Since(alert))}";
    }

    private static Markup SinceUpdate(Alert alert) =>
        alert.CrmUpdate switch
        {
            null => $" · contact taken back since",
            { IsAwaited: false } => $" · CRM updated since",
            _ => $" · contacted, CRM not updated",
        };

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
