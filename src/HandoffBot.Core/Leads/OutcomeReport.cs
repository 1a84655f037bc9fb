using NodaTime;

namespace HandoffBot.Core.Leads;

/// <summary>What a sender reports of what became of a lead.</summary>
public sealed record OutcomeReport
{
    /// <summary>The sender's id and the idempotency key: the same id again changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened at the source. When it became known is another time.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>The company; it has an id or a domain.</summary>
    public required Account Account { get; init; }

    /// <summary>What became of the lead.</summary>
    public required LeadOutcome Outcome { get; init; }

    /// <summary>What it is worth, 0 or more, in <see cref="Currency"/>; null when not told.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Three capital letters (ISO 4217); null when not told.</summary>
    public string? Currency { get; init; }

    /// <summary>Why, in the words of whoever wrote it; null when not told.</summary>
    [PersonalData]
    public string? Reason { get; init; }

    /// <summary>Key of the known account it is taken to be about; null where that is the account it names.</summary>
    public string? TakenAs { get; init; }

    /// <summary>Key of the account it is about.</summary>
    public string AccountKey => TakenAs ?? Account.Key;

    /// <summary>The same report, taken to be about a known account; parameters as for <see cref="ScoreEvent.As"/>.</summary>
    public OutcomeReport As(string key, Account? known) =>
        key == AccountKey ? this : this with { TakenAs = key, Account = Account.As(known) };
}
