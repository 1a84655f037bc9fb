using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Routing;

/// <summary>
/// Whom a lead goes to once its route is found: never to somebody who is away or whom Slack is known not to reach, as long as
/// there is anybody else.
/// </summary>
/// <param name="Owner">E-mail or Slack user id; null when neither the event nor the route names anybody.</param>
/// <param name="TakesTurn">Whether the route's next rep was taken.</param>
/// <param name="PassedOver">Who was named before them; empty in the usual case.</param>
internal sealed record OwnerChoice(string? Owner, bool TakesTurn, IReadOnlyList<PassedOver> PassedOver)
{
    /// <summary>Chooses the owner on the event, else the route's next rep who can take it, else a fallback.</summary>
    /// <param name="named">The owner on the event; null or blank for none.</param>
    /// <param name="route">The route that matched; null when none did.</param>
    /// <param name="handedOut">How many leads the route has handed out so far.</param>
    /// <param name="owners">The exceptions owner takes what nobody else can, and after them the routing owner.</param>
    /// <param name="available">Who can take a lead.</param>
    internal static OwnerChoice Of(string? named, Route? route, long handedOut, Owners owners, Availability available)
    {
        var passed = new List<PassedOver>();
        if (!string.IsNullOrWhiteSpace(named))
        {
            var owner = named.Trim();
            if (available.Passed(owner, null) is not { } absent)
            {
                return new OwnerChoice(owner, false, []);
            }

            passed.Add(absent);
        }

        if (route is { To: { Count: > 0 } reps })
        {
            var free = reps.Where(available.IsFree).ToList();
            var turn = reps[(int)(handedOut % reps.Count)];
            passed.AddRange(
                reps.Where(rep => free.Count == 0 || string.Equals(rep, turn, StringComparison.Ordinal))
                    .Select(rep => available.Passed(rep, route.Name))
                    .OfType<PassedOver>()
            );
            if (free.Count > 0)
            {
                // The rest take turns among themselves, so that nobody gets the absent one's share on top of their own.
                return new OwnerChoice(free[(int)(handedOut % free.Count)], true, passed);
            }
        }

        return passed.Count == 0
            ? new OwnerChoice(null, false, [])
            : new OwnerChoice(Fallback(owners, available), false, [.. passed.Select(one => one with { Fallback = true })]);
    }

    // Whoever is away reads it when they are back. When Slack reaches neither of them the alert still has its channel, and the card
    // says whose it would be.
    private static string Fallback(Owners owners, Availability available)
    {
        string[] fallbacks = [owners.Exceptions, owners.RoutingSla];
        return fallbacks.FirstOrDefault(available.IsFree)
            ?? fallbacks.FirstOrDefault(person => !available.IsUnreachable(person))
            ?? owners.Exceptions;
    }
}
