using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Routing;

/// <summary>Tells of the routes before the one that takes a lead: each of a few; of many, those that came close, and the rest in a
/// line.</summary>
internal static class PassedRoutes
{
    private const int ToldEach = 10;
    private const int RangesNamed = 5;

    /// <summary>What the trace says of the routes passed by.</summary>
    /// <param name="routes">The routing table.</param>
    /// <param name="count">How many routes at its beginning were passed by.</param>
    /// <param name="tested">Those of them that the index did not rule out, by position, with what was seen.</param>
    /// <param name="facts">The lead and its event.</param>
    /// <param name="holds">Whether a comparison holds for them, and what it saw.</param>
    internal static IEnumerable<RouteTry> Tell(
        IReadOnlyList<Route> routes,
        int count,
        IReadOnlyList<(int Position, RouteTest Test)> tested,
        LeadFacts facts,
        Func<Predicate, (bool Holds, string Saw)> holds
    )
    {
        if (count <= ToldEach)
        {
            return Enumerable
                .Range(0, count)
                .Select(position => Told(routes[position], RouteConditions.Test(routes[position], facts, holds)));
        }

        var close = tested.Take(ToldEach).ToList();
        var told = close.ConvertAll(one => one.Position);
        var rest = new List<int>(count);
        for (var position = 0; position < count; position++)
        {
            if (!told.Contains(position))
            {
                rest.Add(position);
            }
        }

        return [InOne(routes, rest, facts), .. close.Select(one => Told(routes[one.Position], one.Test))];
    }

    private static RouteTry Told(Route route, RouteTest test) =>
        new(
            route.Name,
            test.Saw,
            false,
            $"Route \"{route.Name}\" {(test.IsExcepted ? "makes an exception of" : "is not for")} this lead."
        );

    private static RouteTry InOne(IReadOnlyList<Route> routes, List<int> positions, LeadFacts facts)
    {
        var index = RouteIndex.Of(routes);
        // Hundreds of routes by a few fields, for every event: a list of the few is looked through faster than a set is made.
        var fields = new List<string>();
        foreach (var position in positions)
        {
            if (index.FieldOf(position) is { } field && !fields.Contains(field, StringComparer.OrdinalIgnoreCase))
            {
                fields.Add(field);
            }
        }

        var saw = fields.Select(field => $"{field} = {(LeadFields.Read(field, facts) is { } value ? $"\"{value}\"" : "not known")}");
        var names = Ranges(positions);
        var why = fields.Count == 0 ? "" : $": {string.Join(", ", fields)} {(fields.Count == 1 ? "is" : "are")} none of theirs";
        return new(names, string.Join("; ", saw), false, $"Routes {names} are not for this lead{why}.");
    }

    // Counted from 1, as they stand in the file.
    private static string Ranges(List<int> positions)
    {
        var ranges = new List<string>();
        for (var start = 0; start < positions.Count;)
        {
            var end = start;
            while (end + 1 < positions.Count && positions[end + 1] == positions[end] + 1)
            {
                end++;
            }

            ranges.Add(end == start ? $"{positions[start] + 1}" : $"{positions[start] + 1}–{positions[end] + 1}");
            start = end + 1;
        }

        return ranges.Count <= RangesNamed
            ? string.Join(", ", ranges)
            : $"{string.Join(", ", ranges.Take(RangesNamed))} and more, {positions.Count} in all";
    }
}
