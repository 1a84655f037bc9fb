using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Cards.Notices;

/// <summary>Draws a notice of held leads from the holds stored so far: what is missing, which leads wait for it, and what happens
/// next.</summary>
public sealed class HoldCard(AgreementRegistry agreements, UserDirectory directory) : ICard
{
    private const int MostLeads = 10;

    // A section takes 3,000 characters, and a line with its link may be more than 1,000 long.
    private const int LeadsInSection = 2;

    public string Kind => Outbox.HoldKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var held = await HeldLeads.OfNotice(db, row.Subject, MostLeads, cancel);
        // What is older than personal data may be kept is no longer told.
        if (held.First is not [{ Asked: [var notice] }, ..])
        {
            return null;
        }

        // Nobody is told of what went on before they could be.
        if (held.Waiting == 0 && row.Ts is null)
        {
            return null;
        }

        var agreement = agreements.Of(row.Agreement);
        var mention = await directory.Mention(notice.Owner, cancel);
        var (title, why, next) = held.First[0].IsUnassigned ? Unassigned(held.Waiting) : Missing(held.Waiting, notice, row);
        var lines = held.First.Select(lead => Line(lead, agreement, row, now)).ToList();
        if (held.Total > held.First.Count)
        {
            lines.Add($"… and {held.Total - held.First.Count} more");
        }

        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = $"{mention} {title}. {DisplayText.Some([.. held.First.Select(HeldLeadText.Name)], 5, $", ")}. {next}",
            Blocks =
            [
                .. Sections([(Markup)$"{mention} *{title}*", why], row, 0),
                .. Leads(lines, row),
                .. Sections([next], row, lines.Count + 1),
            ],
        };
    }

    private static (Markup Title, Markup Why, Markup Next) Missing(int waiting, HoldNotice notice, MessageRow row) =>
        (
            $"Held for want of {HeldLeadText.Missing(HoldNoticeKey.MissingOf(row.Subject, notice.Missing))}: {waiting}",
            waiting switch
            {
                0 => $"All of these have gone on, or wait for something else.",
                1 => $"This lead would have alerted but for that.",
                _ => $"These leads would have alerted but for that.",
            },
            $"An event or lead fields that bring what is missing let a lead go on at once. `/handoff held` lists all that waits."
        );

    private static (Markup Title, Markup Why, Markup Next) Unassigned(int waiting) =>
        (
            $"Held because no one agreement takes them: {waiting}",
            $"An event goes to the agreement of its score whose `applies_to` holds; here that is none, or more than one.",
            $"Correct the events where they come from, or `applies_to` in the agreements: the lead's next event goes on by itself. "
                + $"`/handoff held` lists all that waits."
        );

    private static Markup Line(HeldLead held, HandoffAgreement agreement, MessageRow row, Instant now) =>
        $"• {HeldLeadText.Company(held, agreement.Links)} · {HeldLeadText.Status(held, agreement, now)}"
            + $"{(held.IsUnassigned ? (Markup)$" · {HeldLeadText.Reason(held)}" : Markup.Empty)}"
            + $"{(held.IsWaiting ? StillMissing(held, row) : Ended(held))}";

    private static Markup Ended(HeldLead held) =>
        held.EndedHow?.Split(" by ") is [var how, var by]
            ? $" · {Markup.Escape(how)} by {PersonText.Mention(by)}"
            : (Markup)$" · waits no longer";

    // Some of what its owner was told of may have come.
    private static Markup StillMissing(HeldLead held, MessageRow row) =>
        held.Asked is [var one] && one.Missing.Count < HoldNoticeKey.MissingOf(row.Subject, one.Missing).Count
            ? $" · now only for want of {HeldLeadText.Missing(one.Missing)}"
            : Markup.Empty;

    private static IEnumerable<Block> Leads(IReadOnlyList<Markup> lines, MessageRow row) =>
        lines.Chunk(LeadsInSection).SelectMany((some, i) => Sections(some, row, i + 1));

    private static IEnumerable<Block> Sections(IEnumerable<Markup> lines, MessageRow row, int place) =>
        [new SectionBlock(new Mrkdwn(Markup.Join($"\n", lines))) { BlockId = $"hold{place}:{row.Id}:{row.WantedRevision}" }];
}
