using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Handoffs;

/// <summary>
/// Which accounts the outcomes of a batch are about that name theirs by domain alone, where no match key says: systems that report
/// outcomes often know no other name of a company. A domain of several accounts tells none of them.
/// </summary>
internal sealed class OutcomeAccounts
{
    private readonly IReadOnlyList<KnownAccount> _stored;

    private OutcomeAccounts(IReadOnlyList<KnownAccount> stored) => _stored = stored;

    /// <summary>Reads the accounts of their domains.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="events">Matched by the agreements' match keys.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task<OutcomeAccounts> Of(HandoffDb db, IReadOnlyList<ParsedEvent> events, CancellationToken cancel)
    {
        var domains = events.Select(Domain).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var rows = domains.Count == 0 ? [] : await MatchingAccounts.Known(db, [], [], domains, cancel);
        return new([.. rows.Select(row => new KnownAccount(row.Key, row.Lead!.Account))]);
    }

    /// <summary>The event with the account it is about.</summary>
    /// <param name="one">Next to be decided.</param>
    /// <param name="accounts">With all that came before it.</param>
    public ParsedEvent Found(ParsedEvent one, AccountCache accounts)
    {
        if (Domain(one) is not { } domain)
        {
            return one;
        }

        List<KnownAccount> fit =
        [
            .. _stored
                .Where(known => accounts.Known(known.Key) is null)
                .Concat(accounts.Known())
                .Where(known => string.Equals(known.Account.Domain, domain, StringComparison.OrdinalIgnoreCase)),
        ];
        return fit is [var (key, account)] && key != one.AccountKey
            ? one with
            {
                Outcome = one.Outcome!.As(key, account),
                Match = new(key, $"account.domain = \"{domain}\"", $"Taken as {key}, the one known account with this domain."),
            }
            : one;
    }

    // Null for one that is about another account already, or that only a person can tell.
    private static string? Domain(ParsedEvent one) =>
        one.Outcome is { TakenAs: null, Account: { Id: null } account } && one.Match is not { IsAmbiguous: true }
            ? MatchKeyText.ValueOf(account, AccountMatchKey.Domain)
            : null;
}
