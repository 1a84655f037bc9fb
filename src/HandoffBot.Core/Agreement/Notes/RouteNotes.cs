using HandoffBot.Core.Agreement.Matching;

namespace HandoffBot.Core.Agreement.Notes;

/// <summary>Routes that no lead ever takes, and leads that no route takes.</summary>
internal static class RouteNotes
{
    public static void Add(HandoffAgreement agreement, List<AgreementFault> notes)
    {
        if (!agreement.Routing.Any(route => route.IsCatchAll))
        {
            notes.Add(
                new AgreementFault(
                    0,
                    "routing",
                    "A lead that no route matches and that names no owner is held.",
                    "End with a route without when to catch the rest."
                )
            );
        }

        foreach (var (i, route) in agreement.Routing.Index())
        {
            if (agreement.Routing.Take(i).FirstOrDefault(above => TakesAllOf(above, route)) is { } above)
            {
                notes.Add(
                    new AgreementFault(
                        0,
                        $"routing[{i}]",
                        above.IsCatchAll
                            ? "It is never reached: the route without when above it matches everything."
                            : $"It is never reached: \"{above.Name}\" above it takes all of its leads.",
                        "Move it up, or drop it."
                    )
                );
            }
            else if (ExceptsAll(route))
            {
                notes.Add(
                    new AgreementFault(
                        0,
                        $"routing[{i}].except",
                        "It excepts every lead that the route would take.",
                        "Narrow it, or drop the route."
                    )
                );
            }
        }
    }

    /// <summary>Whether every lead of <paramref name="below"/> is taken by <paramref name="above"/>, as far as their words tell.</summary>
    private static bool TakesAllOf(Route above, Route below) =>
        above.Except.Count == 0
        && above.All.All(wanted => below.All.Any(given => given.Text == wanted.Text))
        && above.When.All(wanted => below.When.TryGetValue(wanted.Key, out var given) && Covers(wanted.Key, wanted.Value, given));

    private static bool ExceptsAll(Route route) =>
        route.Except.Count > 0
        && route.Except.All(wanted => route.When.TryGetValue(wanted.Key, out var given) && Covers(wanted.Key, wanted.Value, given));

    private static bool Covers(string field, FieldMatch wide, FieldMatch narrow) =>
        narrow.Operator is MatchOperator.Is
            ? narrow.Words.All(word => FieldMatcher.Test(wide, field, word).Holds)
            : narrow.Operator == wide.Operator
                && wide.Except.Count == 0
                && narrow.Words.All(word => wide.Words.Contains(word, StringComparer.OrdinalIgnoreCase));
}
