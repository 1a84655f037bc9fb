using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff missed</c>: why somebody saw no alert.</summary>
internal sealed class MissedCommand(IDatabase database, CurrentAgreement agreement, MessageLinks links, UserDirectory directory)
    : ISubcommand
{
    public string Name => "missed";

    public string Usage => "<account>";

    public string Summary => "Why there was no alert for an account.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        if (request.Rest.Length == 0)
        {
            return Reply.Lines("Missed what? Say an account's id, name or domain: `/handoff missed acme.test`.");
        }

        var (subject, last, alert, message) = await database.Read(
            async (db, token) =>
            {
                var found = await SubjectLookup.Find(db, request.Rest, token);
                var key = found.Accounts is [var account] ? account.Key : null;
                var decision = await db
                    .Decisions.Where(d => d.AccountKey == key)
                    .OrderByDescending(d => d.DecidedAt)
                    .FirstOrDefaultAsync(token);
                var latest = await db.Alerts.Where(a => a.AccountKey == key).OrderByDescending(a => a.OpenedAt).FirstOrDefaultAsync(token);
                return (
                    found,
                    decision,
                    latest,
                    latest is null
                        ? null
                        : await db.Messages.FirstOrDefaultAsync(m => m.Kind == Outbox.AlertKind && m.Subject == latest.Id, token)
                );
            },
            cancel
        );
        if (subject.Accounts.Count > 1)
        {
            return Reply.Lines(SubjectLookup.Which(subject.Accounts, "missed"));
        }

        if (subject.Accounts is not [var known] || last is null)
        {
            return Reply.Lines(await Unheard(request.Rest, cancel));
        }

        var lines = new List<string> { $"*Why no alert: {SubjectLookup.NameOf(known)}*" };
        if (alert is not null && message is not null)
        {
            lines.Add(await Latest(alert, message, cancel));
        }

        if (alert is null || last.Outcome is not (DecisionOutcome.Alerted or DecisionOutcome.Updated))
        {
            lines.Add($"The last event: {TraceLines.Head(last)}");
            lines.AddRange(TraceLines.Steps(last).Where(step => step.StartsWith('✗')));
            lines.Add(await Next(last, cancel));
        }

        lines.Add($"{DisplayText.Code($"/handoff why {known.Key}", 180)} lists every rule that was tried.");
        return Reply.Lines(lines);
    }

    private async Task<string[]> Unheard(string words, CancellationToken cancel) =>
        [
            $"No score event about \"{DisplayText.Safe(words, 150)}\" has ever been decided here, so no rule was ever tried.",
            $"Either the account goes by another name (try its id or domain), or its events do not arrive: ask {await directory.Mention(agreement.Value.Owners.ProductEvents, cancel)}, who answers for product events.",
        ];

    private async Task<string> Latest(AlertRow alert, MessageRow message, CancellationToken cancel)
    {
        if (message.Ts is null)
        {
            return $"There is an alert, {StateOf(alert.State)}. {UnpostedReason.Why(message)}";
        }

        var link = await links.Words("an alert", message.PostedChannel ?? message.Channel, message.Ts, cancel);
        return $"There is {link}, {StateOf(alert.State)}, posted {DisplayText.Date(message.PostedAt ?? alert.OpenedAt, "{date_short_pretty} {time}")} in <#{DisplayText.Safe(message.Channel, 40)}> for {await directory.Mention(alert.Owner, cancel)}.";
    }

    private async Task<string> Next(DecisionRow last, CancellationToken cancel) =>
        last.Outcome switch
        {
            DecisionOutcome.Held =>
                "*Next step:* what is missing has to arrive with a new event; the line above says whom to ask for it. `/handoff held` lists all that waits.",
            DecisionOutcome.Nurture => "*Next step:* none; the score has to rise first.",
            DecisionOutcome.Expired =>
                $"*Next step:* the event arrived too late to act on. Ask {await directory.Mention(agreement.Value.Owners.ProductEvents, cancel)} why it was on its way so long.",
            DecisionOutcome.Superseded => "*Next step:* none; a newer event had been acted on already.",
            _ =>
                $"*Next step:* if the rule is wrong for this account, tell {await directory.Mention(agreement.Value.Owners.Exceptions, cancel)}, who answers for exceptions.",
        };

    private static string StateOf(AlertState state) =>
        state switch
        {
            AlertState.Open => "live, and nobody has claimed it",
            AlertState.Claimed => "live and claimed",
            AlertState.Contacted => "already contacted",
            AlertState.Expired => "expired",
            _ => "withdrawn",
        };
}
