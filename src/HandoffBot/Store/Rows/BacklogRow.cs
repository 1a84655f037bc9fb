using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Rows;

/// <summary>How much work waits.</summary>
/// <param name="OldestUndecided">When the first event not yet decided came in; null when there is none.</param>
/// <param name="Undecided">How many wait.</param>
/// <param name="NeedsOperator">Messages only an operator can settle.</param>
/// <param name="Closed">Why the rate limit asked for is closed; null while it is open.</param>
public sealed record BacklogRow(Instant? OldestUndecided, int Undecided, int NeedsOperator, string? Closed)
{
    /// <summary>Reads it.</summary>
    /// <param name="db">Of the read under way.</param>
    /// <param name="rateLimit">Key of the rate limit.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<BacklogRow> Read(HandoffDb db, string rateLimit, CancellationToken cancel) =>
        (
            await Sql.First(
                db,
                $$"""
                SELECT (SELECT received_at FROM inbox {{(db.IsPostgres ? "" : "INDEXED BY inbox_undecided")}} WHERE NOT decided
                        ORDER BY seq LIMIT 1),
                    (SELECT COUNT(*) FROM inbox {{(db.IsPostgres ? "" : "INDEXED BY inbox_undecided")}} WHERE NOT decided),
                    (SELECT COUNT(*) FROM messages WHERE state = 'NeedsOperator'),
                    (SELECT closed_because FROM rate_limits WHERE key = {0})
                """,
                row => new BacklogRow(row.TimeOrNull(0), (int)row.Long(1), (int)row.Long(2), row.TextOrNull(3)),
                cancel,
                rateLimit
            )
        )!;
}
