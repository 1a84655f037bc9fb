using HandoffBot.Agreements;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff why</c>: every rule tried for an event, or for an account's last ones.</summary>
internal sealed class WhyCommand(IDatabase database, AgreementRegistry agreements, MessageLinks links) : ISubcommand
{
    private const int MostDecisions = 4;
    private const int MostFacts = 12;

    public string Name => "why";

    public string Usage => "<account or event>";

    public Markup Summary => $"Why there was an alert, or none: every rule that was tried.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        if (request.Rest.Length == 0)
        {
            return Reply.Lines($"Why what? Say an event id, or an account's id, name or domain: `/handoff why acme.test`.");
        }

        var told = await database.Read((db, token) => Look(db, request.Rest, token), cancel);
        if (told.Message is { } alert)
        {
            told.Lines.Add($"{await links.Words($"Open the alert in Slack", alert.PostedChannel ?? alert.Channel, alert.Ts, cancel)}");
        }

        return Reply.Lines(told.Lines);
    }

    private async Task<(List<Markup> Lines, MessageRow? Message)> Look(HandoffDb db, string words, CancellationToken cancel)
    {
        var subject = await SubjectLookup.Find(db, words, cancel);
        if (subject.IsUndecided)
        {
            return ([$"That event has arrived and is not decided yet. Please ask again in a moment."], null);
        }

        if (subject is { EventId: null, Accounts: [] })
        {
            return (
                [
                    $"I know no account and no event called \"{DisplayText.Safe(words, 150)}\". "
                        + $"Try the account's id, domain or full name, or `/handoff missed &lt;account&gt;`.",
                ],
                null
            );
        }

        if (subject.Accounts.Count > 1)
        {
            return ([.. SubjectLookup.Which(subject.Accounts, "why")], null);
        }

        var key = subject.Accounts is [var account] ? account.Key : null;
        var decisions = subject.EventId is { } id
            ? await db.Decisions.Where(d => d.EventId == id).ToListAsync(cancel)
            : await db
                .Decisions.Where(d => d.AccountKey == key)
                .OrderByDescending(d => d.DecidedAt)
                .Take(MostDecisions)
                .ToListAsync(cancel);
        if (decisions.Count == 0)
        {
            return ([$"I know this account, but none of its events has been decided yet."], null);
        }

        var lines = new List<Markup>
        {
            $"*Why: {(subject.Accounts is [var known] ? SubjectLookup.NameOf(known) : DisplayText.Safe(decisions[0].AccountKey, 100))}*",
            TraceLines.Head(decisions[0]),
        };
        lines.AddRange(TraceLines.Steps(decisions[0]));
        lines.Add($"_Decided {DisplayText.Date(decisions[0].DecidedAt, "{date_short_pretty} {time}")} {Under(decisions[0])}._");
        var message = await Since(db, decisions[0].AlertId, lines, cancel);
        if (decisions.Count > 1)
        {
            lines.Add($"*Before that:*");
        }

        lines.AddRange(decisions.Skip(1).Select(d => (Markup)$"• {TraceLines.Head(d)}"));
        return (lines, message);
    }

    private Markup Under(DecisionRow decision) =>
        decision.Agreement is not { } id ? (Markup)$"under no agreement"
        : agreements.IsSeveral || agreements.Only?.Id != id
            ? (Markup)$"under version {decision.AgreementVersion ?? 0} of the agreement {DisplayText.Code(id, 160)}"
        : $"under version {decision.AgreementVersion ?? 0} of the agreement";

    private static async Task<MessageRow?> Since(HandoffDb db, string? alertId, List<Markup> lines, CancellationToken cancel)
    {
        if (alertId is null)
        {
            return null;
        }

        lines.Add($"*What happened to the alert:*");
        var facts = await db.AlertFacts.Where(f => f.AlertId == alertId).OrderByDescending(f => f.Seq).Take(MostFacts).ToListAsync(cancel);
        lines.AddRange(facts.OrderBy(f => f.Seq).Select(TraceLines.History));
        var message = await db.Messages.FirstOrDefaultAsync(m => m.Kind == Outbox.AlertKind && m.Subject == alertId, cancel);
        if (message is { Ts: null })
        {
            lines.Add($"• {UnpostedReason.Why(message)}");
        }

        return message;
    }
}
