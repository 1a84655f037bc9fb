using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Matching;

/// <summary>An account that something is known of.</summary>
/// <param name="Key">What it is kept under.</param>
/// <param name="Account">Its fields.</param>
public sealed record KnownAccount(string Key, Account Account)
{
    /// <summary>Whether what is told of an account fits it by a key; false where either has no such value.</summary>
    internal bool Fits(Account told, AccountMatchKey key) =>
        MatchKeyText.ValueOf(told, key) is { } value && (IsValue(value, key) || (key is AccountMatchKey.Id && Key == value));

    /// <summary>Whether both have a value of a key, and not the same.</summary>
    internal bool Contradicts(Account told, AccountMatchKey key) =>
        MatchKeyText.ValueOf(told, key) is { } value && MatchKeyText.ValueOf(Account, key) is not null && !IsValue(value, key);

    private bool IsValue(string value, AccountMatchKey key) =>
        string.Equals(
            MatchKeyText.ValueOf(Account, key),
            value,
            key is AccountMatchKey.Domain ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        );
}
