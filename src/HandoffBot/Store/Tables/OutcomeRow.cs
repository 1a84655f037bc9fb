using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>
/// One statement of what became of an account, append only: a later one may supersede it, and nothing overwrites it. When it happened
/// and when it became known are two times, so that a past week can be counted as it was known then.
/// </summary>
public sealed class OutcomeRow
{
    /// <summary>Order in which they became known.</summary>
    public long Seq { get; set; }

    /// <summary>The sender's id, unique.</summary>
    public required string Id { get; set; }

    public required string AccountKey { get; set; }

    public required LeadOutcome Outcome { get; set; }

    /// <summary>When it happened.</summary>
    public required Instant OccurredAt { get; set; }

    /// <summary>When it was taken in here.</summary>
    public required Instant KnownAt { get; set; }

    /// <summary>Name of the credential it came under.</summary>
    public required string Sender { get; set; }

    public decimal? Amount { get; set; }

    public string? Currency { get; set; }

    [PersonalColumn]
    public string? Reason { get; set; }

    /// <summary>Whether it came with a file of history.</summary>
    public bool Imported { get; set; }

    /// <summary>Whether there is something left that retention empties once it is old enough.</summary>
    public bool HasPersonalData { get; set; }

    /// <summary>A report as it is taken in.</summary>
    public static OutcomeRow Of(OutcomeReport report, string sender, Instant now) =>
        new()
        {
            Id = report.Id,
            AccountKey = report.AccountKey,
            Outcome = report.Outcome,
            OccurredAt = report.OccurredAt,
            KnownAt = now,
            Sender = sender,
            Amount = report.Amount,
            Currency = report.Currency,
            Reason = report.Reason,
            HasPersonalData = report.Reason is not null,
        };
}
