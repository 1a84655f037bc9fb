using NodaTime;

namespace HandoffBot.Bench.Seeding;

/// <summary>Which alerts a database is filled with, as if the product had stored them.</summary>
/// <param name="Rows">How many alerts.</param>
/// <param name="From">When the first was opened; the others follow evenly.</param>
/// <param name="To">When the last was opened.</param>
/// <param name="Expires">When those that are not <see cref="Due"/> expire.</param>
public sealed record SeedPlan(int Rows, Instant From, Instant To, Instant Expires)
{
    /// <summary>How many come due earlier, spread over all of them; and as many again that lie together, from the first on.</summary>
    public int Due { get; init; }

    /// <summary>When the first hundred of those that are spread come due; each further hundred comes two minutes later, and a hundred of
    /// those that lie together in the minute between.</summary>
    public Instant FirstDue { get; init; }

    /// <summary>What clocks the alerts have.</summary>
    public SeedClocks Clocks { get; init; }

    /// <summary>True when people worked them: claims, contacts and expiries are in the history, and the decisions too.</summary>
    public bool Worked { get; init; }

    /// <summary>One in so many was flagged; none when 0.</summary>
    public int FlagEvery { get; init; }

    /// <summary>How many times leads were reported as missed, of those that reached nobody; needs <see cref="Worked"/>.</summary>
    public int Misses { get; init; }

    /// <summary>How many are of the bench's agreement, spread over all of them, some held by its owner of routing, some overdue and some in
    /// review; the others are of another. 0 for all, and then all are held by one rep.</summary>
    public int Team { get; init; }

    /// <summary>True to keep the events, decisions and accounts behind them too.</summary>
    public bool Whole { get; init; }
}
