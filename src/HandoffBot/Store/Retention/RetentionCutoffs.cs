using NodaTime;

namespace HandoffBot.Store.Retention;

/// <summary>Personal data from before these moments is removed.</summary>
/// <param name="ByAgreement">Decisions, alerts, flags and holds of an agreement, by its id.</param>
/// <param name="Accounts">What is known of accounts and people, which are shared between the agreements.</param>
/// <param name="Absences">When somebody was back who was away, or Slack was last asked whether they may be disturbed.</param>
/// <param name="SlackRequests">Processed clicks and commands.</param>
/// <param name="Refusals">Counts of refused requests.</param>
public sealed record RetentionCutoffs(
    IReadOnlyDictionary<string, Instant> ByAgreement,
    Instant Accounts,
    Instant Absences,
    Instant SlackRequests,
    Instant Refusals
)
{
    /// <summary>Of an agreement; of one that is not known, and of events that no agreement takes, the earliest of all.</summary>
    public Instant Of(string? agreement) =>
        agreement is not null && ByAgreement.TryGetValue(agreement, out var cutoff) ? cutoff
        : ByAgreement.Count == 0 ? Accounts
        : ByAgreement.Values.Min();
}
