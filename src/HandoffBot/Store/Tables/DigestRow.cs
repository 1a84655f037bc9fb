using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A digest that was compiled for a period. The key makes sure a period is reported once.</summary>
public sealed class DigestRow
{
    /// <summary>E.g. <c>weekly:trial-pql/smb-trials:2026-11-16</c> (the local date on which the period ends).</summary>
    public required string Key { get; set; }

    /// <summary>Id of the agreement it reviews.</summary>
    public required string Agreement { get; set; }

    public required Instant From { get; set; }

    public required Instant To { get; set; }

    public required Instant CompiledAt { get; set; }

    /// <summary>The numbers as JSON.</summary>
    public required string Numbers { get; set; }
}
