using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Matching;

/// <summary>Finds which account an event is about, by the agreement's match keys or by what a person answered.</summary>
public static class AccountMatcher
{
    private const int MostNamed = 5;

    /// <summary>
    /// By the match keys. The first key that fits any known account decides; where it fits several, a later one may tell them apart. A
    /// person has to say which it is where several are left, and where the one that is left is known by another value of a key that
    /// comes before the one it fits by. Ids may differ: that is what the other keys are for.
    /// </summary>
    /// <param name="told">The account as the event names it; it has an id or a domain.</param>
    /// <param name="keys">The key that decides first comes first.</param>
    /// <param name="known">The known accounts that may fit.</param>
    public static AccountMatch Of(Account told, IReadOnlyList<AccountMatchKey> keys, IReadOnlyCollection<KnownAccount> known)
    {
        IReadOnlyList<KnownAccount> left = [];
        var by = -1;
        for (var place = 0; place < keys.Count && left.Count != 1; place++)
        {
            List<KnownAccount> fits = [.. (by < 0 ? known : left).Where(one => one.Fits(told, keys[place]))];
            if (fits.Count > 0)
            {
                (left, by) = (fits, place);
            }
        }

        var input = Compared(told, keys);
        return left switch
        {
            [] => new(told.Key, input, $"No known account fits; it is {told.Key}."),
            [var one] when one.Key == told.Key => new(one.Key, input, $"Known as {one.Key} by {MatchKeyText.Of(keys[by])}."),
            [var one] => Contradiction(told, one, keys.Take(by)) is { } other
                ? Ambiguous($"{one.Key} fits by {MatchKeyText.Of(keys[by])}, and its {MatchKeyText.Of(other)} is another.")
                : new(one.Key, input, $"Taken as {one.Key}, which is known by {MatchKeyText.Of(keys[by])}."),
            _ => Ambiguous($"{Named(left)} fit by {MatchKeyText.Of(keys[by])}."),
        };

        AccountMatch Ambiguous(string says) => new(told.Key, input, says) { IsAmbiguous = true };
    }

    /// <summary>By the match keys of all agreements that the event may be of: one that finds another account stands before one that
    /// asks, and that before one that finds nothing.</summary>
    /// <param name="told">The account as the event names it; it has an id or a domain.</param>
    /// <param name="agreements">At least one of them has match keys.</param>
    /// <param name="known">The known accounts that may fit.</param>
    public static AccountMatch Among(
        Account told,
        IEnumerable<HandoffAgreement> agreements,
        IReadOnlyCollection<KnownAccount> known
    )
    {
        var matches = agreements
            .Where(agreement => agreement.MatchKeys.Count > 0)
            .Select(agreement => Of(told, agreement.MatchKeys, known))
            .ToList();
        return matches.Find(one => !one.IsAmbiguous && one.Key != told.Key) ?? matches.Find(one => one.IsAmbiguous) ?? matches[0];
    }

    /// <summary>By what a person answered.</summary>
    /// <param name="told">The account as the event names it.</param>
    /// <param name="answer">Key of the account it is.</param>
    /// <param name="by">Slack user id of whoever answered.</param>
    public static AccountMatch Answered(Account told, string answer, string by) =>
        new(
            answer,
            $"which account = \"{told.Key}\"",
            answer == told.Key ? $"An account of its own: {by} answered so." : $"Taken as {answer}: {by} answered so."
        );

    /// <summary>While a person is asked: what the keys say stands where it names another account; otherwise the answer is waited
    /// for.</summary>
    /// <param name="told">The account as the event names it.</param>
    /// <param name="match">By the match keys.</param>
    public static AccountMatch WhileAsked(Account told, AccountMatch match) =>
        match.IsAmbiguous || match.Key != told.Key
            ? match
            : match with
            {
                IsAmbiguous = true,
                Says = "It was asked before, and is not answered yet.",
            };

    private static AccountMatchKey? Contradiction(Account told, KnownAccount one, IEnumerable<AccountMatchKey> before)
    {
        foreach (var key in before)
        {
            if (key is not AccountMatchKey.Id && one.Contradicts(told, key))
            {
                return key;
            }
        }

        return null;
    }

    private static string Compared(Account told, IReadOnlyList<AccountMatchKey> keys) =>
        string.Join(
            "; ",
            keys.Select(key => (Field: MatchKeyText.Of(key), Value: MatchKeyText.ValueOf(told, key)))
                .Where(one => one.Value is not null)
                .Select(one => $"{one.Field} = \"{one.Value}\"")
                .DefaultIfEmpty("no match key is told")
        );

    private static string Named(IReadOnlyList<KnownAccount> accounts)
    {
        var names = accounts.Take(MostNamed).Select(one => one.Key).Order(StringComparer.Ordinal).ToList();
        return accounts.Count > MostNamed
            ? $"{string.Join(", ", names)} and {accounts.Count - MostNamed} more"
            : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}
