using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Inbox;

/// <summary>Events stored and not yet decided.</summary>
/// <param name="Undecided">How many.</param>
/// <param name="OldestReceivedAt">When the first of them came in; null when there is none.</param>
public sealed record UndecidedEvents(long Undecided, Instant? OldestReceivedAt)
{
    internal static async Task<UndecidedEvents> Read(HandoffDb db, string sql, CancellationToken cancel) =>
        (await Sql.First(db, sql, row => new UndecidedEvents(row.Long(0), row.TimeOrNull(1)), cancel))!;
}
