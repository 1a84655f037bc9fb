using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>Refused requests, counted: what several instances refuse within an hour adds up.</summary>
public static class RefusalStore
{
    private const string OnConflictAdd = """
        ON CONFLICT (hour, endpoint, address, sender, cause) DO UPDATE SET
            count = refusals.count + excluded.count, reason = excluded.reason,
            first_at = CASE WHEN excluded.first_at < refusals.first_at THEN excluded.first_at ELSE refusals.first_at END,
            last_at = CASE WHEN excluded.last_at > refusals.last_at THEN excluded.last_at ELSE refusals.last_at END
        """;

    /// <summary>Adds the counts. No key may come twice.</summary>
    public static Task Add(HandoffDb db, IReadOnlyList<RefusalRow> rows, CancellationToken cancel) =>
        BulkWriter.Run(db, rows, OnConflictAdd, cancel);

    /// <summary>Those since a moment, the last ones first.</summary>
    /// <param name="db">Of the read under way.</param>
    /// <param name="since">Rows with a refusal at this moment or later.</param>
    /// <param name="most">Never more rows.</param>
    /// <param name="cancel">Gives up.</param>
    public static Task<List<RefusalRow>> Since(HandoffDb db, Instant since, int most, CancellationToken cancel) =>
        db
            .Refusals.Where(row => row.LastAt >= since)
            .OrderByDescending(row => row.LastAt)
            .ThenBy(row => row.Seq)
            .Take(most)
            .ToListAsync(cancel);
}
