using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Misses;

/// <summary>Why somebody saw no alert for an account, with the button that reports it as missed.</summary>
internal sealed class NoAlertReply(IDatabase database, AgreementRegistry agreements, MessageLinks links, UserDirectory directory)
{
    // An account is rarely under more agreements.
    private const int MostButtons = 5;
    private const int LongestName = 50;

    /// <summary>Of whatever account these words mean.</summary>
    public async Task<Reply.Ephemeral> Of(string words, CancellationToken cancel) =>
        await OfKnown(words, cancel) ?? Reply.Lines(await Unheard(words, cancel));

    /// <summary>The same; null where they mean none of which an event was decided.</summary>
    public async Task<Reply.Ephemeral?> OfKnown(string words, CancellationToken cancel)
    {
        var readable = new ReadableRows();
        var (subject, last) = await database.Read(
            async (db, token) =>
            {
                var found = await SubjectLookup.Find(db, words, token);
                return (found, found.Accounts is [var account] ? await LastDecision.Each(db, account.Key, readable, token) : []);
            },
            cancel
        );
        if (subject.Accounts.Count > 1)
        {
            return Reply.Lines(SubjectLookup.Which(subject.Accounts, "missed"));
        }

        if (subject.Accounts is not [var known] || (last.Count == 0 && readable.Unreadable == 0))
        {
            return null;
        }

        var lines = new List<Markup> { $"*Why no alert: {SubjectLookup.NameOf(known)}*" };
        foreach (var one in last)
        {
            if (agreements.IsSeveral && one.Decision.Agreement is { } id)
            {
                lines.Add(AgreementArgument.Heading(agreements.Of(id)));
            }

            lines.AddRange(await Lines(one, cancel));
        }

        lines.AddRange(UnreadableText.Lines(readable.Unreadable));
        lines.Add($"{DisplayText.Code($"/handoff why {known.Key}", 180)} lists every rule that was tried.");
        var buttons = last.Where(CanBeReported).Take(MostButtons).Select(Button).ToList();
        if (buttons.Count > 0)
        {
            lines.Add($"Should a rep have got this lead? Say so below, and the weekly review looks at it.");
        }

        var reply = Reply.Lines(lines);
        return reply with { Blocks = [.. reply.Blocks ?? [], .. buttons] };
    }

    // Where nobody was handed anything that they could flag instead.
    private static bool CanBeReported(LastDecision last) =>
        !(last.Alert is { } alert && AlertStates.IsLive(alert.State)) && MissReportHandler.IsMiss(last.Decision);

    // A block for each: within one an action may stand once.
    private ActionsBlock Button(LastDecision last)
    {
        var under = agreements.IsSeveral ? DisplayText.Safe(last.Decision.Agreement, LongestName) : null;
        return new([
            new Button
            {
                ActionId = MessageActions.ReportMiss.Id,
                Text = (under is null ? (Markup)$"Should have alerted" : $"Should have alerted ({under})").ToPlainText(),
                Value = last.Decision.EventId,
                AccessibilityLabel = "Should have alerted: report this lead as missed, for the weekly review",
            },
        ]);
    }

    private async Task<List<Markup>> Lines(LastDecision last, CancellationToken cancel)
    {
        var lines = new List<Markup>();
        if (last is { Alert: { } alert, Message: { } message })
        {
            lines.Add(await Latest(alert, message, cancel));
            lines.AddRange(last.Card is { } card ? [TraceLines.History(card)] : []);
        }

        if (last.Alert is null || last.Decision.Outcome is not (DecisionOutcome.Alerted or DecisionOutcome.Updated))
        {
            lines.Add($"The last event: {TraceLines.Head(last.Decision)}");
            lines.AddRange(TraceLines.Steps(last.Decision).Where(step => step.Value.StartsWith('✗')));
            lines.Add(await Next(last.Decision, agreements.Of(last.Decision.Agreement).Owners, cancel));
        }

        return lines;
    }

    private async Task<Markup[]> Unheard(string words, CancellationToken cancel) =>
        [
            $"No score event about \"{DisplayText.Safe(words, 150)}\" has ever been decided here, so no rule was ever tried.",
            $"Either the account goes by another name (try its id or domain), or its events do not arrive: ask "
                + $"{await directory.Mention(agreements.Of(null).Owners.ProductEvents, cancel)}, who answers for product events.",
        ];

    private async Task<Markup> Latest(AlertRow alert, MessageRow message, CancellationToken cancel)
    {
        if (message.Ts is null)
        {
            return $"There is an alert, {Markup.Escape(AlertStates.Text(alert.State))}. {UnpostedReason.Why(message)}";
        }

        var link = await links.Words($"an alert", message.PostedChannel ?? message.Channel, message.Ts, cancel);
        return $"There is {link}, {Markup.Escape(AlertStates.Text(alert.State))}, posted "
            + $"{DisplayText.Date(message.PostedAt ?? alert.OpenedAt, "{date_short_pretty} {time}")} in "
                + $"{Markup.Channel(message.Channel)} for {await directory.Mention(alert.Owner, cancel)}.";
    }

    private async Task<Markup> Next(DecisionRow last, Owners owners, CancellationToken cancel) =>
        last.Outcome switch
        {
            DecisionOutcome.Held when last.Agreement is null =>
                $"*Next step:* the event has to fit one agreement: tell {await directory.Mention(owners.RoutingSla, cancel)}. `/handoff "
                    + $"held` lists all that waits.",
            DecisionOutcome.Held =>
                $"*Next step:* what is missing has to arrive with a new event; the line above says whom to ask for it. `/handoff held` "
                    + $"lists all that waits.",
            DecisionOutcome.HeldOut =>
                $"*Next step:* none. {await directory.Name(owners.WeeklyReview, cancel)}, who runs the weekly review, can tell more.",
            DecisionOutcome.Nurture => $"*Next step:* none; the score has to rise first.",
            DecisionOutcome.Expired =>
                $"*Next step:* the event arrived too late to act on. Ask {await directory.Mention(owners.ProductEvents, cancel)} why it "
                    + $"was on its way so long.",
            DecisionOutcome.Superseded => $"*Next step:* none; a newer event had been acted on already.",
            DecisionOutcome.Alerted
            or DecisionOutcome.Updated
            or DecisionOutcome.Withdrawn
            or DecisionOutcome.Suppressed
            or DecisionOutcome.Learned
            or DecisionOutcome.Recorded =>
                $"*Next step:* if the rule is wrong for this account, tell {await directory.Mention(owners.Exceptions, cancel)}, who "
                    + $"answers for exceptions.",
        };
}
