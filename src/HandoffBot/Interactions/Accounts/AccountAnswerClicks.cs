using HandoffBot.Handoffs;
using HandoffBot.Interactions.Held;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Accounts;

/// <summary>Says that an account is a known one.</summary>
internal sealed class AccountKnownClick(IDatabase database, HeldLeadPermissions rights, AccountAnswerHandler handler)
    : AccountQuestionClick(database, rights)
{
    public override string Id => MessageActions.AccountKnown.Id;

    protected override string? Question(string value) => AccountChoice.Parse(value)?.QuestionId;

    protected override Task<AccountAnswerResult?> Do(
        HandoffDb db,
        AlertClick click,
        AccountQuestionRow question,
        CancellationToken cancel
    ) => handler.Answer(db, question.Id, AccountChoice.Parse(click.AlertId)!.Account, click.UserId, cancel);

    protected override Markup Done(AccountAnswerResult result, AccountRow? known) =>
        $"Remembered: it is {AccountQuestionText.Answer(result.Question, known)}. {WentOn(result.Decision)}";
}

/// <summary>Says that an account is one of its own.</summary>
internal sealed class AccountOwnClick(IDatabase database, HeldLeadPermissions rights, AccountAnswerHandler handler)
    : AccountQuestionClick(database, rights)
{
    public override string Id => MessageActions.AccountOwn.Id;

    protected override string? Question(string value) => value;

    protected override Task<AccountAnswerResult?> Do(
        HandoffDb db,
        AlertClick click,
        AccountQuestionRow question,
        CancellationToken cancel
    ) => handler.Answer(db, question.Id, question.AccountKey, click.UserId, cancel);

    protected override Markup Done(AccountAnswerResult result, AccountRow? known) =>
        $"Remembered: it is an account of its own. {WentOn(result.Decision)}";
}

/// <summary>Takes back which account it was said to be.</summary>
internal sealed class AccountUndoClick(IDatabase database, HeldLeadPermissions rights, AccountAnswerHandler handler)
    : AccountQuestionClick(database, rights)
{
    public override string Id => MessageActions.AccountUndo.Id;

    protected override string? Question(string value) => value;

    protected override Task<AccountAnswerResult?> Do(
        HandoffDb db,
        AlertClick click,
        AccountQuestionRow question,
        CancellationToken cancel
    ) => handler.Undo(db, question.Id, click.UserId, cancel);

    protected override Markup Done(AccountAnswerResult result, AccountRow? known) =>
        $"Taken back: the next event of this id asks again. What was handed off by it stays.";
}
