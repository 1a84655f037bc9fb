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
    public static RouteTest Test(Route route, LeadFacts facts)
    {
        var saw = new List<string>();
        var matches = AllHold(route.When, facts, "wants", saw);
        var excepted = matches && route.Except.Count > 0 && AllHold(route.Except, facts, "excepts", saw);
        return new RouteTest(matches && !excepted, excepted, saw.Count == 0 ? "takes every lead" : string.Join("; ", saw));
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
