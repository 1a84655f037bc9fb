using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Routing;

/// <summary>Who gets a lead that its owner gave away.</summary>
/// <param name="Owner">E-mail or Slack user id.</param>
/// <param name="Route">The route whose turn it took; null for a fallback owner.</param>
public sealed record NextOwner(string Owner, string? Route);

/// <summary>Finds the next of a route for a lead that somebody of it does not take.</summary>
internal static class NextInRotation
{
    /// <summary>The first whose turn comes and who may have it; else the exceptions owner, else the routing owner; else nobody.</summary>
    /// <param name="agreement">Holds the routes.</param>
    /// <param name="routeName">Name of the lead's route; null for none.</param>
    /// <param name="handedOut">How many leads the route has handed out.</param>
    /// <param name="mayHave">Whether a person may have it: they can take a lead, and did not say that this one is not theirs.</param>
    internal static NextOwner? Of(HandoffAgreement agreement, string? routeName, long handedOut, Func<string, bool> mayHave)
    {
        if (routeName is not null && InRoute(agreement, routeName, handedOut, mayHave) is { } next)
        {
            return new(next, routeName);
        }

        string[] fallbacks = [agreement.Owners.Exceptions, agreement.Owners.RoutingSla];
        return fallbacks.FirstOrDefault(mayHave) is { } fallback ? new(fallback, null) : null;
    }

    /// <summary>The first of a route's people who may have it, from a place on and around; null when there is none.</summary>
    /// <param name="agreement">Holds the routes.</param>
    /// <param name="routeName">Name of the lead's route.</param>
    /// <param name="from">The place, counted on around the list from 0.</param>
    /// <param name="mayHave">Whether a person may have it.</param>
    internal static string? InRoute(HandoffAgreement agreement, string? routeName, long from, Func<string, bool> mayHave)
    {
        var people = agreement.Routing.FirstOrDefault(one => one.Name == routeName)?.To ?? [];
        var place = people.Count == 0 ? 0 : (int)(from % people.Count);
        return people.Skip(place).Concat(people.Take(place)).FirstOrDefault(mayHave);
    }
}
