using System.Runtime.CompilerServices;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Routing;

/// <summary>
/// Finds the routes that may take a lead without trying each: by the first condition of a route that wants a field to be one of
/// some words. The routes found still have to be tested; none that is left out would take the lead.
/// </summary>
internal sealed class RouteIndex
{
    // By the table itself: an agreement's routes never change, and the index goes when they do.
    private static readonly ConditionalWeakTable<IReadOnlyList<Route>, RouteIndex> Built = [];
    private readonly Dictionary<string, Dictionary<string, List<int>>> _positions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int> _unindexed = [];
    private readonly string?[] _fields;

    private RouteIndex(IReadOnlyList<Route> routes)
    {
        _fields = new string?[routes.Count];
        for (var position = 0; position < routes.Count; position++)
        {
            if (FirstEquality(routes[position]) is not var (field, words))
            {
                _unindexed.Add(position);
                continue;
            }

            _fields[position] = field;
            if (!_positions.TryGetValue(field, out var ofField))
            {
                _positions[field] = ofField = new(StringComparer.OrdinalIgnoreCase);
            }

            foreach (var word in words.Select(word => word.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!ofField.TryGetValue(word, out var positions))
                {
                    ofField[word] = positions = [];
                }

                positions.Add(position);
            }
        }
    }

    internal static RouteIndex Of(IReadOnlyList<Route> routes) => Built.GetValue(routes, static table => new(table));

    /// <summary>The positions of the routes that may take the lead, in order.</summary>
    internal IReadOnlyList<int> Candidates(LeadFacts facts)
    {
        var found = new List<int>(_unindexed);
        foreach (var (field, positions) in _positions)
        {
            if (LeadFields.Read(field, facts) is { } value && positions.TryGetValue(value, out var ofValue))
            {
                found.AddRange(ofValue);
            }
        }

        found.Sort();
        return found;
    }

    /// <summary>The field by which the route is found; null for one that is always among the candidates.</summary>
    internal string? FieldOf(int position) => _fields[position];

    // Numbers compare as numbers, however they are written.
    private static (string Field, IReadOnlyList<string> Words)? FirstEquality(Route route)
    {
        foreach (var (field, match) in route.When)
        {
            if (match.Operator is MatchOperator.Is && FieldCatalog.KindOf(field) is not FieldKind.Number)
            {
                return (field, match.Words);
            }
        }

        return null;
    }
}
