using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Routing;

/// <summary>
/// Whom a lead goes to once its route is found: never to somebody who is away or whom Slack is known not to reach, as long as
/// there is anybody else.
/// </summary>
/// <param name="Owner">E-mail or Slack user id; null when neither the event nor the route names anybody.</param>
/// <param name="Rotation">Where the route's rotation stands when its next rep was taken; null when none was.</param>
/// <param name="PassedOver">Who was named before them; empty in the usual case.</param>
/// <param name="NotInTurn">Everybody of the route who could not take it.</param>
internal sealed record OwnerChoice(
    string? Owner,
    Rotation? Rotation,
    IReadOnlyList<PassedOver> PassedOver,
    IReadOnlyList<PassedOver> NotInTurn
)
{
    /// <summary>Chooses the owner on the event, else the route's next rep who can take it, else a fallback.</summary>
    /// <param name="named">The owner on the event; null or blank for none.</param>
    /// <param name="route">The route that matched; null when none did.</param>
    /// <param name="isHot">Whether the lead is of the highest band.</param>
    /// <param name="rotation">Where the route's rotation stands.</param>
    /// <param name="owners">The exceptions owner takes what nobody else can, and after them the routing owner.</param>
    /// <param name="available">Who can take a lead.</param>
    internal static OwnerChoice Of(
        string? named,
        Route? route,
        bool isHot,
        Rotation rotation,
        Owners owners,
        Availability available
    )
    {
        var passed = new List<PassedOver>();
        if (!string.IsNullOrWhiteSpace(named))
        {
            var owner = named.Trim();
            if (available.Passed(owner, (string?)null) is not { } absent)
            {
                return new OwnerChoice(owner, null, [], []);
            }

            passed.Add(absent);
        }

        List<PassedOver> notInTurn = [];
        if (route is { To: { Count: > 0 } reps })
        {
            var free = new List<string>(reps.Count);
            foreach (var rep in reps)
            {
                if (available.Passed(rep, route, isHot) is { } unfree)
                {
                    notInTurn.Add(unfree);
                }
                else
                {
                    free.Add(rep);
                }
            }

            // The card tells of one now and then, as often as their turn would have come; the trace tells of all.
            var turn = reps[(int)(rotation.Assigned % reps.Count)];
            passed.AddRange(notInTurn.Where(one => free.Count == 0 || string.Equals(one.Person, turn, StringComparison.Ordinal)));
            if (free.Count > 0)
            {
                var next = rotation.Next(route, free);
                return new OwnerChoice(next, rotation.After(route, free, next), passed, notInTurn);
            }
        }

        return passed.Count == 0
            ? new OwnerChoice(null, null, [], notInTurn)
            : new OwnerChoice(Fallback(owners, available), null, [.. passed.Select(one => one with { Fallback = true })], notInTurn);
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
