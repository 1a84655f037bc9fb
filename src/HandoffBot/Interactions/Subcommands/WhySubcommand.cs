using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff why</c>: every rule tried for an event, or for an account's last ones.</summary>
internal sealed class WhySubcommand(IDatabase database, AgreementRegistry agreements, UserDirectory directory, MessageLinks links)
    : ISubcommand
{
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

        var told = await database.Read((db, token) => Look(db, request.Rest, request.UserId, token), cancel);
        if (told.Message is { } alert)
        {
            told.Lines.Add($"{await links.Words($"Open the alert in Slack", alert.PostedChannel ?? alert.Channel, alert.Ts, cancel)}");
        }

        return Reply.Lines(told.Lines);
    }

    private async Task<(List<Markup> Lines, MessageRow? Message)> Look(HandoffDb db, string words, string by, CancellationToken cancel)
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
        var of = subject.EventId is { } id
            ? db.Decisions.Where(d => d.EventId == id || d.ScoreEventId == id)
            : db.Decisions.Where(d => d.AccountKey == key);
        var decisions = await WhyDecisions.Of(of, withOutcomes: subject.EventId is not null, cancel);
        if (decisions.Count == 0)
        {
            return (
                [
                    $"I know this account, but none of its events has been decided yet.",
                    .. await OutcomeLines.Of(db, key ?? "", cancel),
                ],
                null
            );
        }

        var last = decisions.Find(d => d.Outcome is not DecisionOutcome.Learned) ?? decisions[0];
        var inFull = await RunsReview(by, last.Agreement, cancel);
        var lines = new List<Markup>
        {
            $"*Why: {(subject.Accounts is [var known] ? SubjectLookup.NameOf(known) : DisplayText.Safe(last.AccountKey, 100))}*",
            TraceLines.Head(last, inFull),
        };
        lines.AddRange(TraceLines.Steps(last, inFull));
        lines.Add($"_Decided {DisplayText.Date(last.DecidedAt, "{date_short_pretty} {time}")} {Under(last)}._");
        var message = await Since(db, last.AlertId, lines, cancel);
        lines.AddRange(await PastFeedbackLines.Of(db, last.EventId, cancel));
        lines.AddRange(await OutcomeLines.Of(db, last.AccountKey, cancel));
        var at = decisions.IndexOf(last);
        lines.AddRange(Others($"*Since then:*", decisions.Take(at), inFull));
        lines.AddRange(Others($"*Before that:*", decisions.Skip(at + 1), inFull));
        return (lines, message);
    }

    private static IEnumerable<Markup> Others(Markup title, IEnumerable<DecisionRow> decisions, bool inFull) =>
        decisions.Select(d => (Markup)$"• {TraceLines.Head(d, inFull)}").ToList() is { Count: > 0 } heads ? [title, .. heads] : [];

    private async Task<bool> RunsReview(string person, string? agreement, CancellationToken cancel) =>
        agreement is not null && person == await directory.UserId(agreements.Of(agreement).Owners.WeeklyReview, cancel);

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
