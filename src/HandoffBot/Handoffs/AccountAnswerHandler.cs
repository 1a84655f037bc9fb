using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Hosting;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>What became of an answer, or of taking one back.</summary>
/// <param name="Question">As it stands now.</param>
/// <param name="IsDone">Whether this is what changed it; otherwise somebody was faster, or nothing is asked any more.</param>
/// <param name="Decision">What was decided about the event that waited; null where none waited, or where it can no longer be read.</param>
public sealed record AccountAnswerResult(AccountQuestionRow Question, bool IsDone, DecisionRow? Decision = null);

/// <summary>
/// Takes what a person says of which account an id stands for, in the caller's transaction: it is remembered, and the event that waited
/// goes on its way. The caller notifies Messages and Due after it.
/// </summary>
/// <param name="inbox">Holds the accounts.</param>
/// <param name="agreements">In force.</param>
/// <param name="time">The clock.</param>
/// <param name="newId">Ids for new alerts.</param>
public sealed class AccountAnswerHandler(IInbox inbox, AgreementRegistry agreements, TimeProvider time, Func<string> newId)
{
    /// <summary>Remembers an answer; null where there is no such question.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="answer">Key of the account it is; that of the question's account for one of its own.</param>
    /// <param name="by">Slack user id of whoever answers.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public async Task<AccountAnswerResult?> Answer(HandoffDb db, string questionId, string answer, string by, CancellationToken cancel)
    {
        if (await MatchingAccounts.Question(db, questionId, cancel) is not { } asked)
        {
            return null;
        }

        var now = time.Now();
        await BatchAccounts.Hold(db, asked.AccountKey, cancel);
        var keys = new HashSet<string>(StringComparer.Ordinal) { asked.AccountKey, answer };
        var accounts = await AccountCache.Open(db, inbox, keys, agreements, now, cancel);
        // As it stands now that nobody else can change it.
        var question = (await MatchingAccounts.Question(db, questionId, cancel))!;
        if (!question.IsOpen)
        {
            return new(question, false);
        }

        (question.Answer, question.AnsweredBy, question.AnsweredAt) = (answer, by, now);
        await Save(db, question, now, cancel);
        var decision = await GoOn(db, question, accounts, now, cancel);
        await accounts.Save(cancel);
        return new(question, true, decision);
    }

    /// <summary>Takes an answer back, so that the next event of the id asks again; null where there is no such question. What was handed
    /// off by it stays.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="by">Slack user id of whoever takes it back.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public async Task<AccountAnswerResult?> Undo(HandoffDb db, string questionId, string by, CancellationToken cancel)
    {
        if (await MatchingAccounts.Question(db, questionId, cancel) is not { } asked)
        {
            return null;
        }

        var now = time.Now();
        await BatchAccounts.Hold(db, asked.AccountKey, cancel);
        await inbox.LockAccounts(db, [asked.AccountKey], cancel);
        var question = (await MatchingAccounts.Question(db, questionId, cancel))!;
        if (question.AnswerInForce is null)
        {
            return new(question, false);
        }

        (question.UndoneBy, question.UndoneAt) = (by, now);
        await Save(db, question, now, cancel);
        return new(question, true);
    }

    private async Task Save(HandoffDb db, AccountQuestionRow question, Instant now, CancellationToken cancel)
    {
        await MatchingAccounts.Save(db, [question], cancel);
        await WantedMessages.Add(db, [AccountQuestions.Message(question, agreements, now)], cancel);
    }

    // The event that waited is decided again, now about the account that was named. A newer event of that account may have overtaken it.
    private async Task<DecisionRow?> GoOn(
        HandoffDb db,
        AccountQuestionRow question,
        AccountCache accounts,
        Instant now,
        CancellationToken cancel
    )
    {
        if (accounts.Held(question.AccountKey).FirstOrDefault(one => one.EventId == question.EventId) is not { } held)
        {
            return null;
        }

        accounts.End(question.AccountKey, question.EventId);
        var rows = await HeldRows.Received(db, [question.EventId], cancel);
        if (rows.Select(row => EventParser.Read(row).Reading.Event).FirstOrDefault() is not { } stored)
        {
            return null;
        }

        var e = accounts.As(stored, question.Answer!);
        var selection = accounts.Select(e, agreements.InForce);
        var lead = new HeldLeadContext(accounts, held, e);
        var history = await lead.History(db, e, selection.Agreement, agreements, now, cancel) with
        {
            Match = AccountMatcher.Answered(stored.Account, question.Answer!, question.AnsweredBy!),
        };
        var key = FieldReportKey.OfAccountAnswer(question.EventId);
        var decision = Decider.AccountAnswered(e, key, selection, history, now, newId());
        accounts.Add(e, decision);
        // It tells of this account only now.
        new CrmUpdateReports(accounts, agreements, now).Take(e);
        return DecisionRow.Of(decision, e);
    }
}
