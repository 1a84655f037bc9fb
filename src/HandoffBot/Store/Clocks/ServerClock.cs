using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Store.Clocks;

/// <summary>The clock of the database server; a test that moves time hands in one that moves with it.</summary>
/// <param name="Read">Asks for the moment on an open connection to the server.</param>
public sealed record ServerClock(Func<HandoffDb, CancellationToken, Task<Instant>> Read)
{
    // The moment of the statement; now() would be that of its transaction.
    private const string Moment = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
    private const int TicksInMicrosecond = 10;

    /// <summary>PostgreSQL's own.</summary>
    public static ServerClock Postgres { get; } =
        new((db, cancel) =>
            Sql.First(db, Moment, row => Instant.FromUnixTimeTicks(row.Long(0) * TicksInMicrosecond), cancel)
        );
}
