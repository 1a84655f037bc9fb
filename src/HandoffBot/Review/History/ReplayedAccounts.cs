using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Leads;

namespace HandoffBot.Review.History;

/// <summary>
/// Which accounts the events of a replay are about, by the rules that a host goes by. Where no agreement has match keys each is about the
/// one that it names, and nothing is kept.
/// </summary>
/// <param name="agreements">They are decided by.</param>
/// <param name="answers">What people answered when they were asked which account it is: the account as events name it, and the one that it
/// is. They count from the first event on, as if they had been known then.</param>
internal sealed class ReplayedAccounts(IReadOnlyList<HandoffAgreement> agreements, AccountAnswers answers)
{
    private readonly bool _hasMatchKeys = agreements.Any(agreement => agreement.MatchKeys.Count > 0);
    private readonly Dictionary<string, KnownAccount> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _withCrmId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _withDomain = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The event as one of the account that it is about, and how that was found; null where no match keys say.</summary>
    public (ScoreEvent Event, AccountMatch? Match) Find(ScoreEvent e)
    {
        if (!_hasMatchKeys)
        {
            return (e, null);
        }

        List<HandoffAgreement> covering = [.. agreements.Where(agreement => AgreementSelection.Covers(agreement, e))];
        if (covering.TrueForAll(agreement => agreement.MatchKeys.Count == 0))
        {
            return (e, null);
        }

        var match = Match(e.Account, covering);
        if (match.IsAmbiguous)
        {
            return (e, match);
        }

        if (match.Key != e.Account.Key)
        {
            _asked.Remove(e.Account.Key);
        }

        return (e.As(match.Key, _known.GetValueOrDefault(match.Key)?.Account), match);
    }

    /// <summary>Later events may be found to be about the account of this one, or wait for the same word on it.</summary>
    public void Learn(Decision decision)
    {
        if (!_hasMatchKeys)
        {
            return;
        }

        if (!decision.IsOfKnownAccount)
        {
            // Asked only where the lead would have alerted; a later event takes the place of the one that waits.
            if (decision.IsActedOn)
            {
                _ = decision.HoldNotices.Count > 0 ? _asked.Add(decision.AccountKey) : _asked.Remove(decision.AccountKey);
            }

            return;
        }

        var account = new KnownAccount(decision.AccountKey, decision.Lead.Account);
        _known[account.Key] = account;
        Add(_withCrmId, account.Account.CrmId, account.Key);
        Add(_withDomain, account.Account.Domain, account.Key);
    }

    private AccountMatch Match(Account told, List<HandoffAgreement> covering)
    {
        if (answers.Find(told.Key, covering) is { } answer)
        {
            return AccountMatcher.Answered(told, answer.Account, answer.By);
        }

        HashSet<string> keys =
        [
            told.Key,
            .. told.CrmId is { } id ? _withCrmId.GetValueOrDefault(id) ?? [] : [],
            .. told.Domain is { } domain ? _withDomain.GetValueOrDefault(domain) ?? [] : [],
        ];
        List<KnownAccount> known = [.. keys.Select(key => _known.GetValueOrDefault(key)).OfType<KnownAccount>()];
        var match = AccountMatcher.Among(told, covering, known);
        return _asked.Contains(told.Key) ? AccountMatcher.WhileAsked(told, match) : match;
    }

    private static void Add(Dictionary<string, HashSet<string>> index, string? value, string key)
    {
        if (value is null)
        {
            return;
        }

        if (!index.TryGetValue(value, out var keys))
        {
            index.Add(value, keys = new(StringComparer.Ordinal));
        }

        keys.Add(key);
    }
}
