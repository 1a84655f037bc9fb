using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// What the events of one transaction ask about their accounts: one question for each id that an account is named by, which later events of
/// that id join until it is answered, each with a message of its own. The accounts are held by the transaction.
/// </summary>
internal sealed class AccountQuestions(AgreementRegistry agreements, Instant now)
{
    private readonly Dictionary<(string Account, string Agreement), (string EventId, Account Told)> _asked = [];
    private readonly SortedDictionary<string, AccountQuestionRow> _changed = new(StringComparer.Ordinal);

    /// <summary>Takes what an event asks.</summary>
    /// <exception cref="InvalidOperationException">No event asks, or no agreement.</exception>
    public void Add(HandoffEffect.AskWhichAccount asks, EffectSource source) =>
        _asked[(source.AccountKey, source.AgreementId ?? throw NothingAsks())] = (source.EventId ?? throw NothingAsks(), asks.Told);

    /// <summary>The event waits no longer.</summary>
    public void End(string eventId)
    {
        foreach (var key in _asked.Where(one => one.Value.EventId == eventId).Select(one => one.Key).ToList())
        {
            _asked.Remove(key);
        }
    }

    /// <summary>Writes them, and ends those whose event waits no longer and was not answered.</summary>
    public async Task Save(
        HandoffDb db,
        IEnumerable<(string EventId, string Account, string? How)> askedNoMore,
        CancellationToken cancel
    )
    {
        var ended = askedNoMore.ToDictionary(one => one.EventId, StringComparer.Ordinal);
        List<string> accounts = [.. _asked.Keys.Select(key => key.Account), .. ended.Values.Select(one => one.Account)];
        if (accounts.Count == 0)
        {
            return;
        }

        var current = await MatchingAccounts.Questions(db, [.. accounts.Distinct(StringComparer.Ordinal)], cancel);
        foreach (var ((account, agreement), (eventId, told)) in _asked)
        {
            Ask(current.Find(one => one.AccountKey == account && one.Agreement == agreement), account, agreement, eventId, told);
        }

        foreach (var question in current.Where(one => one.IsOpen && ended.ContainsKey(one.EventId)))
        {
            (question.EndedAt, question.EndedHow) = (now, ended[question.EventId].How);
            _changed[question.Id] = question;
        }

        // The ended first: one of an account has not.
        await MatchingAccounts.Save(db, [.. _changed.Values.OrderBy(one => one.EndedAt is null)], cancel);
    }

    /// <summary>The messages that ask, for <see cref="WantedMessages.Add"/>. Call after <see cref="Save"/>.</summary>
    public IEnumerable<MessageRow> Messages() => _changed.Values.Select(one => Message(one, agreements, now));

    /// <summary>The message about a question that changed.</summary>
    public static MessageRow Message(AccountQuestionRow question, AgreementRegistry agreements, Instant now) =>
        Outbox.AccountQuestion(question.Id, agreements.Of(question.Agreement).Channels.Review, question.Agreement, now);

    private void Ask(AccountQuestionRow? current, string account, string agreement, string eventId, Account told)
    {
        if (current is { IsOpen: false })
        {
            // Its answer was undone.
            current.EndedAt = now;
            _changed[current.Id] = current;
            current = null;
        }

        current ??= new()
        {
            Id = Guid.NewGuid().ToString("N"),
            Agreement = agreement,
            AccountKey = account,
            EventId = eventId,
            AskedAt = now,
        };
        (current.EventId, current.Name, current.CrmId, current.Domain) = (eventId, told.Name, told.CrmId, told.Domain?.ToLowerInvariant());
        _changed[current.Id] = current;
    }

    private static InvalidOperationException NothingAsks() => new("Only an event that an agreement holds asks which account it is about.");
}
