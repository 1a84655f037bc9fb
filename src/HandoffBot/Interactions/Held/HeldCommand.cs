using HandoffBot.Agreements;
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
internal sealed class HeldCommand(
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
        var lines = new List<Markup>();
        if (held.Total == 0)
        {
            lines.Add($"*No lead is held* that would have alerted but for something missing.");
        }
        else
        {
            lines.Add(
                $"*{held.Total} {(held.Total == 1 ? (Markup)$"lead is" : $"leads are")} held* and would have alerted but for what "
                    + $"is missing, newest first:"
            );
        }

        var buttons = new List<(Markup Line, string EventId)>();
        var others = new SortedDictionary<string, Markup>(StringComparer.Ordinal);
        foreach (var lead in held.First)
        {
            await Add(await Line(lead, cancel), lead.Decision.EventId, lead.Decision.Agreement);
        }

        var more = held.Total - held.First.Count - held.Unreadable;
        if (more > 0)
        {
            lines.Add($"… and {more} more");
        }

        lines.AddRange(UnreadableText.Lines(held.Unreadable));
        if (held.Opening is { Total: > 0 and var waiting })
        {
            lines.Add($"*{waiting} {(waiting == 1 ? (Markup)$"lead waits" : $"leads wait")} for opening*, in the order of their release:");
            foreach (var lead in held.Opening.First.Take(MostOpening))
            {
                await Add($"• {HeldLeadText.Opening(lead, time.Now())}", lead.Wait.EventId, lead.Wait.Agreement);
            }

            if (waiting > MostOpening)
            {
                lines.Add($"… and {waiting - MostOpening} more");
            }
        }

        if (held.Others > 0)
        {
            lines.Add(
                $"{held.Others} more {(held.Others == 1 ? (Markup)$"lacks" : $"lack")} something and would not have alerted with it "
                    + $"either; nobody is asked. `/handoff why &lt;account&gt;` says what each lacks."
            );
        }

        if (held.Total > 0)
        {
            lines.Add($"A lead goes on by itself once an event or lead fields bring what is missing.");
        }

        if (others.Count > 0)
        {
            var may = Markup.Join($" or ", others.Values.DistinctBy(owner => owner.ToString()));
            lines.Add($"{may}, who owns exceptions, can release a lead as it stands or drop it.");
        }

        return buttons.Count == 0 ? Reply.Lines(lines) : WithButtons(lines, buttons);

        async Task Add(Markup line, string eventId, string? agreement)
        {
            if (agreement is not null && await rights.May(request.UserId, agreement, cancel))
            {
                buttons.Add((line, eventId));
                return;
            }

            lines.Add(line);
            if (agreement is not null)
            {
                others[agreement] = await rights.Owner(agreement, cancel);
            }
        }
    }

    private static Reply.Ephemeral WithButtons(IReadOnlyList<Markup> lines, IReadOnlyList<(Markup Line, string EventId)> leads) =>
        new(
            ReplyText.PlainText([.. lines.Take(1), .. leads.Select(one => one.Line), .. lines.Skip(1)]),
            [
                .. ReplyText.Sections([.. lines.Take(1)], 1),
                .. leads.SelectMany(one => new Block[]
                {
                    new SectionBlock(new Mrkdwn(one.Line)),
                    new ActionsBlock([
                        Button(ActionCatalogue.ReleaseHeld, "Release as it stands", one.EventId),
                        Button(ActionCatalogue.DropHeld, "Drop", one.EventId),
                    ]),
                }),
                .. ReplyText.Sections([.. lines.Skip(1)], MostSections),
            ]
        );

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
}
