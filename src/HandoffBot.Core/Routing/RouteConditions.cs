using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Matching;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Routing;

/// <summary>Whether a route is for a lead.</summary>
/// <param name="Takes">Every condition holds, and the exceptions do not.</param>
/// <param name="IsExcepted">Every condition holds, and so do the exceptions.</param>
/// <param name="Saw">What was looked at, for the trace.</param>
internal sealed record RouteTest(bool Takes, bool IsExcepted, string Saw);

/// <summary>Compares a lead with a route's conditions and exceptions.</summary>
internal static class RouteConditions
{
    /// <summary>Tries the conditions in order and stops at the first that does not hold.</summary>
    /// <param name="route">The route.</param>
    /// <param name="facts">The lead and its event.</param>
    /// <param name="test">Whether a comparison holds for them, and what it saw.</param>
    public static RouteTest Test(Route route, LeadFacts facts, Func<Predicate, (bool Holds, string Saw)> test)
    {
        var saw = new List<string>();
        var matches = AllHold(route.When, facts, "wants", saw) && AllHold(route.All, test, saw);
        var excepted = matches && route.Except.Count > 0 && AllHold(route.Except, facts, "excepts", saw);
        return new RouteTest(matches && !excepted, excepted, saw.Count == 0 ? "takes every lead" : string.Join("; ", saw));
    }

    private static bool AllHold(IReadOnlyList<Predicate> all, Func<Predicate, (bool Holds, string Saw)> test, List<string> saw)
    {
        foreach (var condition in all)
        {
            var (holds, looked) = test(condition);
            saw.Add($"{looked}, wants {condition.Text}");
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Stops at the first that does not hold: the rest cannot change the answer.</summary>
    private static bool AllHold(IReadOnlyDictionary<string, FieldMatch> conditions, LeadFacts facts, string verb, List<string> saw)
    {
        foreach (var (field, match) in conditions)
        {
            var value = LeadFields.Read(field, facts);
            saw.Add($"{field} = {(value is null ? "not known" : $"\"{value}\"")}, {verb} {MatchText.Quoted(match)}");
            if (!FieldMatcher.Test(match, field, value).Holds)
            {
                return false;
            }
        }

        return true;
    }
}
