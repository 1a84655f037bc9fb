using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Routing;

/// <summary>Where a lead goes.</summary>
/// <param name="Owner">E-mail or Slack user id; null when neither the event nor a route names one.</param>
/// <param name="Channel">Slack channel id.</param>
/// <param name="Coverage">Name of the working hours that apply; null for always.</param>
/// <param name="Route">Index of the route that matched; null when none did.</param>
/// <param name="TurnTaken">Whether the route's next rep was taken, so that the turn has to be counted.</param>
/// <param name="Tries">Every route tried, in order, and what it saw.</param>
public sealed record Routed(string? Owner, string Channel, string? Coverage, int? Route, bool TurnTaken, IReadOnlyList<RouteTry> Tries)
{
    /// <summary>Who was named and can read nothing in Slack, so that somebody else owns the lead; empty in the usual case.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get; init; } = [];
}

/// <summary>One route tried.</summary>
/// <param name="Index">Its place in the routing table, from 0.</param>
/// <param name="Input">What it looked at.</param>
/// <param name="Matched">Whether it took the lead.</param>
/// <param name="Says">The result in plain words.</param>
public sealed record RouteTry(int Index, string Input, bool Matched, string Says);

/// <summary>Who owns a lead: the owner on the event, otherwise the first route that matches, its reps in turn.</summary>
public static class Router
{
    /// <summary>Routes a lead. The owner on the event wins, its channel still comes from the route that matches.</summary>
    /// <param name="facts">The lead and its event.</param>
    /// <param name="agreement">Holds the routing table.</param>
    /// <param name="turns">How many leads each route has handed out so far; a missing one counts 0.</param>
    /// <param name="unreachable">Whom Slack is known not to reach, and why; whoever is not in it counts as reachable.</param>
    public static Routed Find(
        LeadFacts facts, HandoffAgreement agreement, IReadOnlyDictionary<int, long> turns, IReadOnlyDictionary<string, UnreachableReason> unreachable)
    {
        var tries = new List<RouteTry>();
        for (var i = 0; i < agreement.Routing.Count; i++)
        {
            var route = agreement.Routing[i];
            var (matches, saw) = Matches(route, facts);
            if (!matches)
            {
                tries.Add(new RouteTry(i, saw, false, $"Route {i + 1} is not for this lead."));
                continue;
            }

            var chosen = OwnerChoice.Of(facts.Owner, (i, route), turns.GetValueOrDefault(i), agreement.Owners, unreachable);
            tries.Add(new RouteTry(i, saw, true, Says(i, facts, route, chosen)));
            return new Routed(chosen.Owner, route.Channel ?? agreement.Channels.Alerts, route.Coverage, i, chosen.TakesTurn, tries) { PassedOver = chosen.PassedOver };
        }

        var named = OwnerChoice.Of(facts.Owner, null, 0, agreement.Owners, unreachable);
        return new Routed(named.Owner, agreement.Channels.Alerts, null, null, false, tries) { PassedOver = named.PassedOver };
    }

    private static (bool Matches, string Saw) Matches(Route route, LeadFacts facts)
    {
        var saw = new List<string>();
        foreach (var (field, wanted) in route.When)
        {
            var value = LeadFields.Read(field, facts);
            saw.Add($"{field} = {(value is null ? "not known" : $"\"{value}\"")}, wants \"{wanted}\"");
            if (!string.Equals(value, wanted.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return (false, string.Join("; ", saw));
            }
        }

        return (true, saw.Count == 0 ? "takes every lead" : string.Join("; ", saw));
    }

    private static string Says(int index, LeadFacts facts, Route route, OwnerChoice chosen) => chosen switch
    {
        { TakesTurn: true } when route.To.Count == 1 => $"Route {index + 1} gives it to {chosen.Owner}.",
        { TakesTurn: true } => $"Route {index + 1} gives it to {chosen.Owner}, whose turn it is among {route.To.Count}.",
        { Owner: null } => $"Route {index + 1} matches but names nobody.",
        { PassedOver.Count: > 0 } => $"Route {index + 1} names nobody Slack can reach; {chosen.Owner} takes it instead.",
        _ => $"The event names {facts.Owner?.Trim()} as owner; route {index + 1} gives the channel.",
    };
}
