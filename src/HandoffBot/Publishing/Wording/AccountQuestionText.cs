using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;

namespace HandoffBot.Publishing.Wording;

/// <summary>Which account an id stands for, in words.</summary>
public static class AccountQuestionText
{
    /// <summary>The account that is asked about, with what its event says of it.</summary>
    public static Markup Asked(AccountQuestionRow question) =>
        Described(question.Name, question.AccountKey, question.CrmId, question.Domain);

    /// <summary>A known account, with what tells it apart.</summary>
    public static Markup Known(AccountRow account) =>
        Described(account.Lead?.Account.Name, account.Key, account.CrmId, account.Domain);

    /// <summary>What an answer says: what the account is.</summary>
    /// <param name="question">Answered.</param>
    /// <param name="known">The account that was named; null where it is one of its own, or is no longer known.</param>
    public static Markup Answer(AccountQuestionRow question, AccountRow? known) =>
        question.Answer == question.AccountKey ? (Markup)$"an account of its own"
        : known is null ? DisplayText.Code(question.Answer, 160)
        : Known(known);

    /// <summary>How a question ended that was not answered.</summary>
    public static Markup Ended(AccountQuestionRow question) =>
        question.EndedHow?.Split(" by ") is [var how, var by]
            ? $"No longer asked: its lead was {Markup.Escape(how)} by {PersonText.Mention(by)}"
            : (Markup)$"No longer asked: a later event of this id went on, or would not have alerted";

    private static Markup Described(string? name, string key, string? crmId, string? domain)
    {
        List<Markup> parts = [$"*{DisplayText.Safe(name, 80) ?? DisplayText.Safe(key, 80) ?? $"a company without a name"}*"];
        parts.Add($"id {DisplayText.Code(key, 120)}");
        if (crmId is not null)
        {
            parts.Add($"CRM id {DisplayText.Code(crmId, 120)}");
        }

        if (DisplayText.Safe(domain, 80) is { } shown)
        {
            parts.Add(shown);
        }

        return Markup.Join($" · ", parts);
    }
}
