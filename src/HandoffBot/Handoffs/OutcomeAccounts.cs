using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;

namespace HandoffBot.Handoffs;

/// <summary>
/// Which accounts the outcomes of a batch are about that name theirs by domain alone, where no match key says: systems that report
/// outcomes often know no other name of a company. A domain of several accounts tells none of them.
/// </summary>
internal static class OutcomeAccounts
{
    /// <summary>The events with these accounts.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="events">Matched by the agreements' match keys.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task<IReadOnlyList<ParsedEvent>> Found(
        HandoffDb db,
        IReadOnlyList<ParsedEvent> events,
        CancellationToken cancel
    )
    {
        var domains = events.Select(Domain).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (domains.Count == 0)
        {
            return events;
        }

        var stored = await MatchingAccounts.Known(db, [], [], domains, cancel);
        IEnumerable<KnownAccount> known =
        [
            .. stored.Select(row => new KnownAccount(row.Key, row.Lead!.Account)),
            .. events.Select(one => one.Reading.Event).OfType<ScoreEvent>().Select(e => new KnownAccount(e.AccountKey, e.Account)),
        ];
        var byDomain = known.ToLookup(one => one.Account.Domain?.ToLowerInvariant() ?? "", StringComparer.Ordinal);
        return [.. events.Select(one => Domain(one) is { } domain ? Taken(one, domain, [.. byDomain[domain]]) : one)];
    }

    // Null for one that is about another account already, or that only a person can tell.
    private static string? Domain(ParsedEvent one) =>
        one.Outcome is { TakenAs: null, Account: { Id: null } account } && one.Match is not { IsAmbiguous: true }
            ? MatchKeyText.ValueOf(account, AccountMatchKey.Domain)
            : null;

    private static ParsedEvent Taken(ParsedEvent one, string domain, IReadOnlyList<KnownAccount> fit)
    {
        if (fit.Select(known => known.Key).Distinct(StringComparer.Ordinal).ToList() is not [var key] || key == one.AccountKey)
        {
            return one;
        }

        return one with
        {
            Outcome = one.Outcome!.As(key, fit[0].Account),
            Match = new(key, $"account.domain = \"{domain}\"", $"Taken as {key}, the one known account with this domain."),
        };
    }
}
