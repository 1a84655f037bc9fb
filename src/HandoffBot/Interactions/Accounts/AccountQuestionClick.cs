using HandoffBot.Handoffs;
using HandoffBot.Interactions.Held;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Accounts;

/// <summary>A button where somebody is asked which account an id stands for.</summary>
internal abstract class AccountQuestionClick(IDatabase database, HeldLeadPermissions rights) : IAlertView
{
    public abstract string Id { get; }

    /// <summary>The question that a button's value names.</summary>
    protected abstract string? Question(string value);

    /// <summary>Does it.</summary>
    protected abstract Task<AccountAnswerResult?> Do(HandoffDb db, AlertClick click, AccountQuestionRow question, CancellationToken cancel);

    /// <summary>What is said once it is done.</summary>
    protected abstract Markup Done(AccountAnswerResult result, AccountRow? known);

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        if (
            Question(click.AlertId) is not { } id
            || await database.Read((db, token) => MatchingAccounts.Question(db, id, token), cancel) is not { } question
        )
        {
            return new Reply.Ephemeral($"I no longer know what was asked here, so nothing was changed.");
        }

        if (await rights.Refusal(click.UserId, question.Agreement, $"say which account it is", cancel) is { } refusal)
        {
            return refusal;
        }

        return new RequestAnswer(
            Change: async (db, token) =>
            {
                if (await Do(db, click, question, token) is not { } result)
                {
                    return new Reply.Ephemeral($"I no longer know what was asked here, so nothing was changed.");
                }

                var known = result.Question.Answer is { } answer ? await MatchingAccounts.Known(db, answer, token) : null;
                return new Reply.Ephemeral(result.IsDone ? Done(result, known) : Since(result.Question, known));
            }
        );
    }

    /// <summary>What became of the lead that waited.</summary>
    protected static Markup WentOn(DecisionRow? decision) =>
        decision is null
            ? (Markup)$"No lead waits for it any more, so nothing was handed off."
            : TraceLines.Head(decision);

    // Somebody was faster, or nothing is asked any more.
    private static Markup Since(AccountQuestionRow question, AccountRow? known) =>
        question is { UndoneBy: { } undone, UndoneAt: { } then }
            ? (Markup)$"Nothing was changed: {PersonText.Mention(undone)} took the answer back {DisplayText.Date(then, "{ago}")}. "
                + $"The next event of this id asks again."
        : question is { AnsweredBy: { } by, AnsweredAt: { } at }
            ? (Markup)$"Nothing was changed: {PersonText.Mention(by)} answered {DisplayText.Date(at, "{ago}")} that it is "
                + $"{AccountQuestionText.Answer(question, known)}. *Undo* in that message takes it back."
        : $"Nothing was changed. {AccountQuestionText.Ended(question)}.";
}
