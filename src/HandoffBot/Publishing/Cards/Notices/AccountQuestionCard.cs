using HandoffBot.Agreements;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Cards.Notices;

/// <summary>Asks the owner of exceptions which account an id stands for, and shows everybody what was answered; drawn from the stored
/// question and from the accounts as they are known now.</summary>
public sealed class AccountQuestionCard(AgreementRegistry agreements, UserDirectory directory, MessageLinks links) : ICard
{
    private const int MostKnown = 10;

    public string Kind => Outbox.AccountQuestionKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        var question = await MatchingAccounts.Question(db, row.Subject, cancel);
        // Nobody is asked what was settled before they could be.
        if (question is null || (!question.IsOpen && row.Ts is null))
        {
            return null;
        }

        var mention = await directory.Mention(agreements.Of(question.Agreement).Owners.Exceptions, cancel);
        Markup asks = $"*Which account?* {AccountQuestionText.Asked(question)}";
        return question.IsOpen
            ? await Open(db, question, $"{mention} {asks}", row, now, cancel)
            : await Closed(db, question, asks, row, cancel);
    }

    private static OutgoingMessage Message(MessageRow row, Markup text, IReadOnlyList<Block> blocks) =>
        new()
        {
            Channel = row.Channel,
            Text = text.WithoutBold(),
            Blocks = blocks,
        };

    private static SectionBlock Section(Markup text, MessageRow row, string place, Button? button = null) =>
        new(new Mrkdwn(text), Accessory: button) { BlockId = $"account_{place}:{row.Id}:{row.WantedRevision}" };

    private static ActionsBlock Actions(MessageRow row, string place, Button button) =>
        new([button]) { BlockId = $"account_{place}:{row.Id}:{row.WantedRevision}" };

    private static Button Button(ActionDefinition action, string text, Markup label, string value) =>
        new()
        {
            ActionId = action.Id,
            Text = text,
            Value = value,
            AccessibilityLabel = label.Truncate(75).Value,
        };

    private static Markup Label(AccountRow account) =>
        $"It is {DisplayText.Safe(account.Lead?.Account.Name, 40) ?? DisplayText.Safe(account.Key, 40) ?? $"this one"}";

    private static async Task<OutgoingMessage> Closed(
        HandoffDb db,
        AccountQuestionRow question,
        Markup asks,
        MessageRow row,
        CancellationToken cancel
    )
    {
        if (question is not { Answer: { } answer, AnsweredBy: { } by, AnsweredAt: { } at })
        {
            var ended = AccountQuestionText.Ended(question);
            return Message(row, $"{asks}. {ended}", [Section($"{asks}\n{ended}.", row, "ended")]);
        }

        var known = await MatchingAccounts.Known(db, answer, cancel);
        Markup said =
            $"✅ It is {AccountQuestionText.Answer(question, known)}, says {PersonText.Mention(by)} {DisplayText.Date(at, "{ago}")}.";
        if (question is { UndoneBy: { } undone, UndoneAt: { } then })
        {
            Markup taken =
                $"↩️ Taken back by {PersonText.Mention(undone)} {DisplayText.Date(then, "{ago}")}: the next event of this id asks again. "
                    + $"What was handed off by it stays.";
            return Message(row, $"{asks}. {said} {taken}", [Section($"{asks}\n{said}\n{taken}", row, "undone")]);
        }

        Markup next = $"Later events of this id follow it.";
        return Message(
            row,
            $"{asks}. {said} {next}",
            [
                Section($"{asks}\n{said} {next}", row, "answered"),
                Actions(row, "undo", Button(MessageActions.AccountUndo, "Undo", $"Undo: take this answer back", question.Id)),
            ]
        );
    }

    private async Task<OutgoingMessage> Open(
        HandoffDb db,
        AccountQuestionRow question,
        Markup asks,
        MessageRow row,
        Instant now,
        CancellationToken cancel
    )
    {
        var fitting = await AccountCandidates.Of(db, question, cancel);
        Markup why =
            $"Asked {DisplayText.Date(question.AskedAt, "{ago}")} · {DisplayText.Code($"/handoff why {question.EventId}", 160)}\n"
                + $"{(fitting.Count == 1 ? (Markup)$"One known account could be it" : $"{fitting.Count} known accounts could be it")}. "
                + $"Its lead waits for the answer.";
        Markup next =
            $"The answer is remembered: later events of {DisplayText.Code(question.AccountKey, 120)} follow it, and nobody is asked again.";
        List<Block> blocks = [Section($"{asks}\n{why}", row, "head")];
        var heard = new List<Markup>();
        foreach (var (place, one) in fitting.Take(MostKnown).Index())
        {
            var line = await Line(one, now, cancel);
            var value = new AccountChoice(question.Id, one.Account.Key).ToString();
            heard.Add(line);
            blocks.Add(
                Section($"• {line}", row, $"known{place}", Button(MessageActions.AccountKnown, "This one", Label(one.Account), value))
            );
        }

        if (fitting.Count > MostKnown)
        {
            blocks.Add(Section($"… and more. The last ones heard of are shown.", row, "more"));
        }

        blocks.Add(
            Actions(row, "own", Button(MessageActions.AccountOwn, "An account of its own", $"It is none of these", question.Id))
        );
        blocks.Add(Section(next, row, "next"));
        return Message(row, $"{asks} {DisplayText.Some(heard, 5, $"; ")} {next}", blocks);
    }

    private async Task<Markup> Line(AccountCandidate one, Instant now, CancellationToken cancel)
    {
        List<Markup> parts = [AccountQuestionText.Known(one.Account)];
        if (one.Alert is { } alert)
        {
            parts.Add($"last alert {DisplayText.Number(alert.Score.Value)} {DisplayText.Date(alert.OccurredAt, "{ago}")}");
            if (alert.IsLiveAt(now))
            {
                parts.Add(await links.Words($"live alert", one.Card?.PostedChannel ?? one.Card?.Channel, one.Card?.Ts, cancel));
            }
        }
        else
        {
            parts.Add($"no alert yet");
            if (one.Account.LastOccurredAt is { } at)
            {
                parts.Add($"last heard of {DisplayText.Date(at, "{ago}")}");
            }
        }

        return Markup.Join($" · ", parts);
    }
}
