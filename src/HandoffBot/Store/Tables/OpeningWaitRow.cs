using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A held lead that waits for working hours to open. It is one only while its account waits with the same event.</summary>
public sealed class OpeningWaitRow
{
    public required string EventId { get; set; }

    public required string AccountKey { get; set; }

    /// <summary>Id of the agreement that holds it.</summary>
    public required string Agreement { get; set; }

    /// <summary>Slack channel it will be posted in.</summary>
    public required string Channel { get; set; }

    /// <summary>When the working hours open.</summary>
    public required Instant OpensAt { get; set; }

    /// <summary>When its alert would expire.</summary>
    public required Instant ExpiresAt { get; set; }

    /// <summary>The earlier of the two: from then on something has to be done about it.</summary>
    public required Instant DueAt { get; set; }

    /// <summary>0 for the hottest band.</summary>
    public required int BandRank { get; set; }

    public required decimal Score { get; set; }

    public required Instant OccurredAt { get; set; }
}
