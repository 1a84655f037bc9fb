using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Routing;

/// <summary>
/// Where a route's rotation stands: what each of its people is owed. With each lead everybody who could take it is owed their share
/// of it, and whoever gets it has got one. Whoever could not take it is owed nothing of it, so that nobody who comes back gets all
/// they missed.
/// </summary>
public sealed record Rotation
{
    // A lead in parts, so that shares are whole numbers; what rounding takes from a share is less than one part.
    private const long Lead = 1_000_000_000_000;

    /// <summary>Before the first lead.</summary>
    public static Rotation None { get; } = new();

    /// <summary>How many leads it has handed out.</summary>
    public long Assigned { get; init; }

    /// <summary>What each person is owed, in parts of a lead, as the agreement names them; less than nothing for who is ahead.</summary>
    public IReadOnlyDictionary<string, long> Owed { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Whose turn it is.</summary>
    /// <param name="route">The route.</param>
    /// <param name="free">Those of its people who can take a lead, in its order; at least one.</param>
    public string Next(Route route, IReadOnlyList<string> free)
    {
        var weights = free.Sum(person => (long)route.WeightOf(person));
        var next = free[0];
        var (best, bestOwed, isBestOwed) = (long.MaxValue, long.MinValue, false);
        foreach (var person in free)
        {
            var share = Lead * route.WeightOf(person) / weights;
            var owed = Owed.GetValueOrDefault(person) + share;
            // Whoever is owed something and would be owed a whole lead first; so nobody is ever a lead ahead of their share, nor
            // behind it. With equal weights that is who is owed most.
            var leadsUntilWhole = (Lead - owed + share - 1) / share;
            var isOwed = owed > 0;
            if (
                isOwed && !isBestOwed
                || isOwed == isBestOwed && (leadsUntilWhole < best || leadsUntilWhole == best && owed > bestOwed)
            )
            {
                (next, best, bestOwed, isBestOwed) = (person, leadsUntilWhole, owed, isOwed);
            }
        }

        return next;
    }

    /// <summary>The rotation after a lead went to one of those who could take it. Who is no longer of the route is forgotten.</summary>
    /// <param name="route">The route.</param>
    /// <param name="free">Those of its people who could take it.</param>
    /// <param name="taken">One of them.</param>
    public Rotation After(Route route, IReadOnlyList<string> free, string taken)
    {
        var weights = free.Sum(person => (long)route.WeightOf(person));
        var owed = new Dictionary<string, long>(route.To.Count, StringComparer.Ordinal);
        var shared = 0L;
        foreach (var person in route.To)
        {
            owed[person] = Owed.GetValueOrDefault(person);
        }

        foreach (var person in free)
        {
            var share = Lead * route.WeightOf(person) / weights;
            owed[person] += share;
            shared += share;
        }

        owed[taken] -= shared;
        return new Rotation { Assigned = Assigned + 1, Owed = owed };
    }
}
