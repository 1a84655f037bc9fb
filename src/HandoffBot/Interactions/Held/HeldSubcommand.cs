using HandoffBot.Agreements;
using HandoffBot.Core.Leads;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Held;

/// <summary><c>/handoff held</c>: which leads wait, for what, and who is asked for it.</summary>
internal sealed class HeldSubcommand(
    IDatabase database,
    AgreementRegistry agreements,
    AgreementArgument argument,
    UserDirectory directory,
    HeldLeadPermissions rights,
    TimeProvider time
) : ISubcommand
{
    private const int MostLeads = 15;
    private const int MostOpening = 5;

    // Two blocks for each lead with buttons, and a message takes 50.
    private const int MostSections = 8;

    public string Name => "held";

    public string Usage => argument.Usage;

    public Markup Summary => $"The leads that wait for something missing, newest first, and who is asked for it.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var meant = argument.Meant(request.Rest);
        if (meant.Count == 0)
        {
            return argument.Unknown(request.Rest);
        }

        // What no one agreement takes is everybody's to see.
        var of = meant.Count == agreements.InForce.Count ? null : meant.Select(one => one.Id).ToList();
        var held = await database.Read((db, token) => HeldLeads.List(db, of, MostLeads, token), cancel);
        var entries = new List<Entry>();
        if (held.Total == 0)
        {
            Say($"*No lead is held* that would have alerted but for something missing.");
        }
        else
        {
            Say(
                $"*{held.Total} {(held.Total == 1 ? (Markup)$"lead is" : $"leads are")} held* and would have alerted but for what "
                    + $"is missing, newest first:"
            );
        }

        var others = new SortedDictionary<string, Markup>(StringComparer.Ordinal);
        foreach (var lead in held.First)
        {
            var isAsked = lead.Asked.Any(asked => asked.Missing.Contains(FieldLabels.WhichAccount, StringComparer.Ordinal));
            await Add(await Line(lead, cancel), lead.Decision.EventId, lead.Decision.Agreement, !isAsked);
        }

        var more = held.Total - held.First.Count - held.Unreadable;
        if (more > 0)
        {
            Say($"… and {more} more");
        }

        entries.AddRange(UnreadableText.Lines(held.Unreadable).Select(line => new Entry(line)));
        if (held.Opening is { Total: > 0 and var waiting })
        {
            Say($"*{waiting} {(waiting == 1 ? (Markup)$"lead waits" : $"leads wait")} for opening*, in the order of their release:");
            foreach (var lead in held.Opening.First.Take(MostOpening))
            {
                await Add($"• {HeldLeadText.Opening(lead, time.Now())}", lead.Wait.EventId, lead.Wait.Agreement, true);
            }

            if (waiting > MostOpening)
            {
                Say($"… and {waiting - MostOpening} more");
            }
        }

        if (held.Others > 0)
        {
            Say(
                $"{held.Others} more {(held.Others == 1 ? (Markup)$"lacks" : $"lack")} something and would not have alerted with it "
                    + $"either; nobody is asked. `/handoff why &lt;account&gt;` says what each lacks."
            );
        }

        if (held.Total > 0)
        {
            Say($"A lead goes on by itself once an event or lead fields bring what is missing, or it is answered which account it is.");
        }

        if (others.Count > 0)
        {
            var may = Markup.Join($" or ", others.Values.DistinctBy(owner => owner.ToString()));
            Say($"{may}, who owns exceptions, can release a lead as it stands or drop it.");
        }

        return entries.Exists(entry => entry.EventId is not null) ? WithButtons(entries) : Reply.Lines(entries.Select(entry => entry.Line));

        void Say(Markup line) => entries.Add(new Entry(line));

        async Task Add(Markup line, string eventId, string? agreement, bool canGo)
        {
            if (agreement is not null && await rights.May(request.UserId, agreement, cancel))
            {
                entries.Add(new Entry(line, eventId, canGo));
                return;
            }

            Say(line);
            if (agreement is not null)
            {
                others[agreement] = await rights.Owner(agreement, cancel);
            }
        }
    }

    // In the order in which they were said: lines between two leads share a section.
    private static Reply.Ephemeral WithButtons(List<Entry> entries)
    {
        var blocks = new List<Block>();
        var next = 0;
        while (next < entries.Count)
        {
            if (entries[next] is { EventId: { } id, Line: var line, CanGo: var canGo })
            {
                blocks.Add(new SectionBlock(new Mrkdwn(line)));
                blocks.Add(
                    new ActionsBlock([
                        .. canGo ? [Button(MessageActions.ReleaseHeld, "Release as it stands", id)] : Array.Empty<Button>(),
                        Button(MessageActions.DropHeld, "Drop", id),
                    ])
                );
                next++;
                continue;
            }

            var between = entries.Skip(next).TakeWhile(entry => entry.EventId is null).Select(entry => entry.Line).ToList();
            blocks.AddRange(ReplyText.Sections(between, MostSections));
            next += between.Count;
        }

        return new(ReplyText.PlainText([.. entries.Select(entry => entry.Line)]), blocks);
    }

    private static Button Button(ActionDefinition action, string text, string eventId) =>
        new()
        {
            ActionId = action.Id,
            Text = text,
            Value = eventId,
        };

    private async Task<Markup> Line(HeldLead held, CancellationToken cancel)
    {
        var asks = new List<Markup>();
        foreach (var notice in held.Asked)
        {
            asks.Add($"{HeldLeadText.Missing(notice.Missing)} (ask {await directory.Name(notice.Owner, cancel)})");
        }

        var agreement = agreements.Of(held.Decision.Agreement);
        var of = agreements.IsSeveral && held.Decision.Agreement is { } id ? $" · {DisplayText.Code(id, 160)}" : Markup.Empty;
        return $"• {HeldLeadText.Company(held, agreement.Links)}{of} · {HeldLeadText.Status(held, agreement, time.Now())} · waits for "
            + $"{Markup.Join($" and ", asks)}";
    }

    /// <param name="Line">What is said.</param>
    /// <param name="EventId">The held lead with its buttons; null for what has none.</param>
    /// <param name="CanGo">Whether it can be released as it stands.</param>
    private sealed record Entry(Markup Line, string? EventId = null, bool CanGo = false);
}
