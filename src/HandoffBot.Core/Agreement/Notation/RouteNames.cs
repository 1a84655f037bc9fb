namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Names of routes. Rotations are counted by them, so that a route keeps its place in turn wherever it stands in the
/// table.</summary>
public static class RouteNames
{
    /// <summary>What a route without conditions is called.</summary>
    public const string CatchAll = "all other leads";

    // Room for a number behind it within the 75 characters a name may have.
    private const int Longest = 70;

    /// <summary>
    /// The routes, each with a name: those without one are called by their conditions, e.g. <c>account.territory APAC, ANZ</c>.
    /// A name that is taken is numbered, e.g. <c>all other leads (2)</c>.
    /// </summary>
    /// <param name="routes">In order; an empty name stands for none.</param>
    public static IReadOnlyList<Route> Completed(IReadOnlyList<Route> routes)
    {
        var taken = routes.Select(r => r.Name).Where(name => name.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. routes.Select(route => route.Name.Length > 0 ? route : route with { Name = Free(OfConditions(route), taken) })];
    }

    /// <summary>The conditions of a route in words, whatever the order they are written in.</summary>
    internal static string OfConditions(Route route)
    {
        var conditions = route.All.Select(p => p.Text).ToList();
        if (route.When.Count > 0)
        {
            conditions.Insert(0, Words(route.When));
        }

        var takes = conditions.Count == 0 ? CatchAll : string.Join(" and ", conditions);
        return route.Except.Count == 0 ? takes : $"{takes} except {Words(route.Except)}";
    }

    private static string Words(IReadOnlyDictionary<string, FieldMatch> conditions) =>
        string.Join(" and ", conditions.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {MatchText.Of(c.Value)}"));

    private static string Free(string words, HashSet<string> taken)
    {
        var name = Cut(words);
        var free = name;
        for (var nth = 2; !taken.Add(free); nth++)
        {
            free = $"{name} ({nth})";
        }

        return free;
    }

    private static string Cut(string words)
    {
        if (words.Length <= Longest)
        {
            return words;
        }

        var end = char.IsHighSurrogate(words[Longest - 2]) ? Longest - 2 : Longest - 1;
        return $"{words[..end]}…";
    }
}
