using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>How match keys are written: as the fields they compare.</summary>
public static class MatchKeyText
{
    /// <summary>The match keys by the field that each compares.</summary>
    public static IReadOnlyDictionary<string, AccountMatchKey> Fields { get; } =
        new Dictionary<string, AccountMatchKey>(StringComparer.Ordinal)
        {
            ["account.id"] = AccountMatchKey.Id,
            ["account.crm_id"] = AccountMatchKey.CrmId,
            ["account.domain"] = AccountMatchKey.Domain,
        };

    /// <summary>The field that a key compares.</summary>
    public static string Of(AccountMatchKey key) =>
        key switch
        {
            AccountMatchKey.Id => "account.id",
            AccountMatchKey.CrmId => "account.crm_id",
            AccountMatchKey.Domain => "account.domain",
        };

    /// <summary>An account's value of a key; null where it has none that tells companies apart.</summary>
    public static string? ValueOf(Account account, AccountMatchKey key) =>
        key switch
        {
            AccountMatchKey.Id => account.Id,
            AccountMatchKey.CrmId => account.CrmId,
            AccountMatchKey.Domain => account.Domain is { } domain && !MailboxProviders.Serve(domain) ? domain : null,
        };
}
