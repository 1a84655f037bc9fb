using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Store.Inbox;

/// <summary>Events stored and not yet decided.</summary>
/// <param name="Undecided">How many.</param>
/// <param name="OldestReceivedAt">When the first of them came in; null when there is none.</param>
public sealed record UndecidedEvents(long Undecided, Instant? OldestReceivedAt);

/// <summary>How the count comes out of the database.</summary>
internal sealed record UndecidedEventsRow(long Undecided, long? Oldest)
{
    public static async Task<UndecidedEvents> Read(HandoffDb db, string sql, CancellationToken cancel)
    {
        var row = await db.Database.SqlQueryRaw<UndecidedEventsRow>(sql).SingleAsync(cancel);
        return new(row.Undecided, row.Oldest is { } oldest ? Instant.FromUnixTimeMilliseconds(oldest) : null);
    }
}
