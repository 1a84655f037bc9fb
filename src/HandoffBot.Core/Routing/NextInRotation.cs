using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Routing;

/// <summary>Who gets a lead that its owner gave away.</summary>
/// <param name="Owner">E-mail or Slack user id.</param>
/// <param name="Route">The route whose turn it took; null for a fallback owner.</param>
/// <param name="Rotation">Where that route's rotation stands from now on; null for a fallback owner.</param>
public sealed record NextOwner(string Owner, string? Route, Rotation? Rotation);

/// <summary>Finds the next of a route for a lead that somebody of it does not take.</summary>
internal static class NextInRotation
{
    /// <summary>The one whose turn it is of those who may have it; else the exceptions owner, else the routing owner; else
    /// nobody.</summary>
    /// <param name="agreement">Holds the routes.</param>
    /// <param name="routeName">Name of the lead's route; null for none.</param>
    /// <param name="isHot">Whether the lead is of the highest band.</param>
    /// <param name="rotation">Where the route's rotation stands.</param>
    /// <param name="available">Who can take a lead.</param>
    /// <param name="mayHave">Whether a person may have this one: they did not say that it is not theirs.</param>
    internal static NextOwner? Of(
        HandoffAgreement agreement,
        string? routeName,
        bool isHot,
        Rotation rotation,
        Availability available,
        Func<string, bool> mayHave
    )
    {
        if (agreement.Routing.FirstOrDefault(one => one.Name == routeName) is { } route)
        {
            var free = route.To.Where(person => mayHave(person) && available.Passed(person, route, isHot) is null).ToList();
            if (free.Count > 0)
            {
                var next = rotation.Next(route, free);
                return new(next, routeName, rotation.After(route, free, next));
            }
        }

        string[] fallbacks = [agreement.Owners.Exceptions, agreement.Owners.RoutingSla];
        return fallbacks.FirstOrDefault(person => mayHave(person) && available.IsFree(person)) is { } fallback
            ? new(fallback, null, null)
            : null;
    }

    /// <summary>The first of a route's people who may have it, from a place on and around; null when there is none.</summary>
    /// <param name="route">The lead's route; null for none.</param>
    /// <param name="from">The place, counted on around the list from 0.</param>
    /// <param name="mayHave">Whether a person may have it.</param>
    internal static string? InRoute(Route? route, int from, Func<string, bool> mayHave)
    {
        var people = route?.To ?? [];
        var place = people.Count == 0 ? 0 : from % people.Count;
        return people.Skip(place).Concat(people.Take(place)).FirstOrDefault(mayHave);
    }
}
