using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Routing;

/// <summary>Where a lead goes.</summary>
/// <param name="Owner">E-mail or Slack user id; null when neither the event nor a route names one.</param>
/// <param name="Channel">Slack channel id.</param>
/// <param name="Coverage">Name of the working hours that apply; null for always.</param>
/// <param name="RouteName">Name of the route that matched; null when none did.</param>
/// <param name="RotationTaken">Whether the route's next rep was taken, so that its rotation has to be counted.</param>
/// <param name="Tries">Every route tried, in order, and what it saw.</param>
public sealed record Routed(string? Owner, string Channel, string? Coverage, string? RouteName, bool RotationTaken, IReadOnlyList<RouteTry> Tries);

/// <summary>One route tried.</summary>
/// <param name="RouteName">Its name.</param>
/// <param name="Input">What it looked at.</param>
/// <param name="Matched">Whether it took the lead.</param>
/// <param name="Says">The result in plain words.</param>
public sealed record RouteTry(string RouteName, string Input, bool Matched, string Says);

/// <summary>Who owns a lead: the owner on the event, otherwise the first route that matches, its reps in turn.</summary>
public static class Router
{
    /// <summary>Routes a lead. The owner on the event wins, its channel still comes from the route that matches.</summary>
    /// <param name="facts">The lead and its event.</param>
    /// <param name="agreement">Holds the routing table.</param>
    /// <param name="rotations">How many leads each route, by name, has handed out so far; a missing one counts 0.</param>
    public static Routed Find(LeadFacts facts, HandoffAgreement agreement, IReadOnlyDictionary<string, long> rotations)
    {
        var tries = new List<RouteTry>();
        foreach (var route in agreement.Routing)
        {
            var test = RouteConditions.Test(route, facts);
            if (!test.Takes)
            {
                tries.Add(new RouteTry(route.Name, test.Saw, false, $"Route \"{route.Name}\" {(test.IsExcepted ? "makes an exception of" : "is not for")} this lead."));
                continue;
            }

            var (owner, rotated) = ChooseOwner(route, facts, rotations);
            tries.Add(new RouteTry(route.Name, test.Saw, true, Says(route, facts, owner, rotated)));
            return new Routed(owner, route.Channel ?? agreement.Channels.Alerts, route.Coverage, route.Name, rotated, tries);
        }

        return new Routed(Told(facts.Owner), agreement.Channels.Alerts, null, null, false, tries);
    }

    /// <summary>The owner on the event, otherwise the one of the route's people whose turn it is.</summary>
    private static (string? Owner, bool Rotated) ChooseOwner(Route route, LeadFacts facts, IReadOnlyDictionary<string, long> rotations) =>
        Told(facts.Owner) is { } told ? (told, false)
        : route.To.Count == 0 ? (null, false)
        : (route.To[(int)(rotations.GetValueOrDefault(route.Name) % route.To.Count)], true);

    private static string? Told(string? owner) => string.IsNullOrWhiteSpace(owner) ? null : owner.Trim();

    private static string Says(Route route, LeadFacts facts, string? owner, bool rotated) => rotated
        ? $"Route \"{route.Name}\" gives it to {owner}{(route.To.Count == 1 ? "" : $", whose turn it is among {route.To.Count}")}."
        : owner is null ? $"Route \"{route.Name}\" matches but names nobody."
        : $"The event names {Told(facts.Owner)} as owner; route \"{route.Name}\" gives the channel.";
}
