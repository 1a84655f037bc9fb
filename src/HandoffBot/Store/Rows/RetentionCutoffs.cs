using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>Personal data from before these moments goes.</summary>
/// <param name="ByAgreement">Decisions, alerts, flags and holds of an agreement, by its id.</param>
/// <param name="Accounts">What is known of accounts and people, which no agreement has for itself.</param>
public sealed record RetentionCutoffs(IReadOnlyDictionary<string, Instant> ByAgreement, Instant Accounts)
{
    /// <summary>Of one agreement after the other where it keeps less than the others; last what all of them let go, of whichever agreement: null.</summary>
    public IEnumerable<(string? Agreement, Instant Cutoff)> InTurn()
    {
        var all = ByAgreement.Count == 0 ? Accounts : ByAgreement.Values.Min();
        return
        [
            .. ByAgreement
                .Where(one => one.Value > all)
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => ((string?)one.Key, one.Value)),
            (null, all),
        ];
    }
}
