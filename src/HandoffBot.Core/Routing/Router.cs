using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Routing;

/// <summary>Where a lead goes.</summary>
/// <param name="Owner">E-mail or Slack user id; null when neither the event nor a route names one.</param>
/// <param name="Channel">Slack channel id.</param>
/// <param name="Coverage">Name of the working hours that apply; null for always.</param>
/// <param name="RouteName">Name of the route that matched; null when none did.</param>
/// <param name="Rotation">Where the route's rotation stands when its next rep was taken; null when none was.</param>
/// <param name="Tries">The routes passed by and the one that took it, and what was seen; many passed by are one line.</param>
public sealed record Routed(
    string? Owner,
    string Channel,
    string? Coverage,
    string? RouteName,
    Rotation? Rotation,
    IReadOnlyList<RouteTry> Tries
)
{
    /// <summary>Who was named and cannot take it, so that somebody else owns the lead; empty in the usual case.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get; init; } = [];

    /// <summary>Whether it goes to somebody on call, for it came in outside working hours.</summary>
    public bool IsOnCall { get; init; }

    /// <summary>By which name the rotation is counted: that of the route, or of the people on call.</summary>
    public string? RotationName => IsOnCall && Coverage is { } coverage ? OnCall.NameOf(coverage) : RouteName;
}

/// <summary>One route tried, or several passed by together.</summary>
/// <param name="RouteName">Its name; of several, where they stand in the table.</param>
/// <param name="Input">What it looked at.</param>
/// <param name="Matched">Whether it took the lead.</param>
/// <param name="Says">The result in plain words.</param>
public sealed record RouteTry(string RouteName, string Input, bool Matched, string Says);

/// <summary>Who owns a lead: the owner on the event, otherwise the first route that matches, its reps in turn.</summary>
public static class Router
{
    private const int MostToldNotInTurn = 5;

    /// <summary>Routes a lead. The owner on the event wins, its channel still comes from the route that matches.</summary>
    /// <param name="facts">The lead and its event.</param>
    /// <param name="agreement">Holds the routing table.</param>
    /// <param name="rotations">Where the rotation of each route stands, by name; a missing one has handed out nothing.</param>
    /// <param name="available">Who can take a lead.</param>
    /// <param name="holds">Whether a comparison holds for the lead, and what it saw.</param>
    public static Routed Find(
        LeadFacts facts,
        HandoffAgreement agreement,
        IReadOnlyDictionary<string, Rotation> rotations,
        Availability available,
        Func<Predicate, (bool Holds, string Saw)> holds
    )
    {
        var tested = new List<(int Position, RouteTest Test)>();
        foreach (var position in RouteIndex.Of(agreement.Routing).Candidates(facts))
        {
            var route = agreement.Routing[position];
            var test = RouteConditions.Test(route, facts, holds);
            if (!test.Takes)
            {
                tested.Add((position, test));
                continue;
            }

            var rotation = rotations.GetValueOrDefault(route.Name, Rotation.None);
            var chosen = OwnerChoice.Of(facts.Owner, route, IsHot(facts, agreement), rotation, agreement.Owners, available);
            List<RouteTry> tries =
            [
                .. PassedRoutes.Tell(agreement.Routing, position, tested, facts, holds),
                new RouteTry(route.Name, test.Saw, true, $"{Says(route, facts, chosen)}{NotInTurn(chosen, agreement, route)}"),
            ];
            return new Routed(chosen.Owner, route.Channel ?? agreement.Channels.Alerts, route.Coverage, route.Name, chosen.Rotation, tries)
            {
                PassedOver = chosen.PassedOver,
            };
        }

        var named = OwnerChoice.Of(facts.Owner, null, false, Rotation.None, agreement.Owners, available);
        List<RouteTry> all = [.. PassedRoutes.Tell(agreement.Routing, agreement.Routing.Count, tested, facts, holds)];
        return new Routed(named.Owner, agreement.Channels.Alerts, null, null, null, all) { PassedOver = named.PassedOver };
    }

    /// <summary>The same lead outside the working hours of its coverage: whose turn it is of those on call. Null where the lead is not of
    /// the highest band, or nobody on call can take it.</summary>
    /// <param name="routed">Where it would go within the hours.</param>
    /// <param name="facts">The lead and its event.</param>
    /// <param name="agreement">Says who is on call.</param>
    /// <param name="rotations">Where the rotations stand, by name.</param>
    /// <param name="available">Who can take a lead.</param>
    internal static Routed? ToOnCall(
        Routed routed,
        LeadFacts facts,
        HandoffAgreement agreement,
        IReadOnlyDictionary<string, Rotation> rotations,
        Availability available
    )
    {
        if (routed.Coverage is not { } coverage || OnCall.Of(agreement, coverage) is not { } route || !IsHot(facts, agreement))
        {
            return null;
        }

        var rotation = rotations.GetValueOrDefault(route.Name, Rotation.None);
        var chosen = OwnerChoice.Of(null, route, true, rotation, agreement.Owners, available);
        // A fallback owner is not woken: what nobody on call can take waits.
        return chosen.Rotation is null
            ? null
            : routed with
            {
                Owner = chosen.Owner,
                Rotation = chosen.Rotation,
                IsOnCall = true,
                PassedOver = chosen.PassedOver,
                Tries =
                [
                    .. routed.Tries,
                    new RouteTry(
                        route.Name,
                        $"coverage = \"{coverage}\"",
                        true,
                        $"Outside working hours {chosen.Owner}, who is on call, gets it.{NotInTurn(chosen, agreement, route)}"
                    ),
                ],
            };
    }

    private static bool IsHot(LeadFacts facts, HandoffAgreement agreement) =>
        agreement.Bands.Count > 0 && facts.Score.Value >= agreement.Bands.Max(band => band.From);

    private static string NotInTurn(OwnerChoice chosen, HandoffAgreement agreement, Route route)
    {
        if (chosen.NotInTurn.Count == 0)
        {
            return "";
        }

        var told = chosen.NotInTurn.Take(MostToldNotInTurn).Select(one => $"{one.Person} {one.Said(agreement, route.Name)}");
        var more = chosen.NotInTurn.Count - MostToldNotInTurn;
        return $" Not in turn: {string.Join(", ", told)}{(more > 0 ? $" and {more} more" : "")}.";
    }

    private static string Says(Route route, LeadFacts facts, OwnerChoice chosen) =>
        chosen switch
        {
            { Rotation: not null } when route.To.Count == 1 => $"Route \"{route.Name}\" gives it to {chosen.Owner}.",
            { Rotation: not null } => $"Route \"{route.Name}\" gives it to {chosen.Owner}, whose turn it is among {route.To.Count}.",
            { Owner: null } => $"Route \"{route.Name}\" matches but names nobody.",
            { PassedOver.Count: > 0 } => $"Route \"{route.Name}\" names nobody who can take it; {chosen.Owner} takes it instead.",
            _ => $"The event names {facts.Owner?.Trim()} as owner; route \"{route.Name}\" gives the channel.",
        };
}
