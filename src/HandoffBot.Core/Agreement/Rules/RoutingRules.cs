using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of coverage, routing and escalation, as far as keys stand side by side.</summary>
internal static class RoutingRules
{
    /// <summary>The most turns a person has for each turn of another.</summary>
    public const int MostWeight = 10;

    /// <summary>Where a missed first touch may lead.</summary>
    public static IReadOnlyList<string> Targets { get; } = [EscalationStep.Managers, EscalationStep.Reassign];

    /// <summary>Adds a fault when nobody ever works, and for each window that overlaps one before it.</summary>
    public static void Hours(List<AgreementFault> faults, string path, IReadOnlyList<WorkingHours> hours)
    {
        if (hours.Count == 0 || hours.Any(window => window.Days.Count == 0 || window.From >= window.To))
        {
            faults.Add(new AgreementFault(0, path, "Nobody ever works.", WorkingHoursNotation.Remedy));
            return;
        }

        foreach (var day in hours.SelectMany(window => window.Days).Distinct().Order())
        {
            var windows = hours.Where(window => window.Days.Contains(day)).OrderBy(window => window.From).ToList();
            if (windows.Zip(windows.Skip(1)).Any(pair => pair.Second.Opens < pair.First.Closes))
            {
                faults.Add(
                    new AgreementFault(
                        0,
                        path,
                        $"Two windows of {WeekdayNotation.Short(day)} overlap.",
                        "Write one window for both, or let the later one open when the earlier one has closed."
                    )
                );
            }
        }
    }

    /// <summary>Adds a fault when more leads a minute are released than Slack shows.</summary>
    public static void Pace(List<AgreementFault> faults, string path, int aMinute)
    {
        if (aMinute is < 1 or > Coverage.FastestPace)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"{aMinute} leads a minute cannot be released into a channel.",
                    $"Write a whole number from 1 to {Coverage.FastestPace}; without the key it is {Coverage.UsualPace}."
                )
            );
        }
    }

    /// <summary>Adds a fault for each key that speaks of leads that wait for opening, in a coverage where none does.</summary>
    public static void Openings(List<AgreementFault> faults, string path, IReadOnlyDictionary<string, Coverage> coverage)
    {
        foreach (var (name, one) in coverage.Where(named => !named.Value.WaitsForOpening))
        {
            string[] without = [
                .. one.ReleasedAMinute is null ? Array.Empty<string>() : ["released_a_minute"],
                .. one.OnCall.Count == 0 ? Array.Empty<string>() : ["on_call"],
            ];
            faults.AddRange(
                without.Select(key => new AgreementFault(
                    0,
                    $"{path}.{name}.{key}",
                    "No lead waits for opening here, so it would do nothing.",
                    "Add wait_for_opening: true, or leave it out."
                ))
            );
        }
    }

    /// <summary>Adds a fault when there is no route, for each name that is there twice, and for each coverage that is not
    /// described.</summary>
    public static void Routes(List<AgreementFault> faults, string path, HandoffAgreement agreement, IReadOnlyList<Route> routes)
    {
        if (routes.Count == 0)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    "There is no route, so no lead without an owner could be handed off.",
                    "Write at least { to: [U…] }."
                )
            );
        }

        ValueRules.Unique(faults, routes.Select(r => r.Name), i => $"{path}[{i}].name");
        foreach (var (i, route) in routes.Index())
        {
            foreach (var stranger in route.Weights.Keys.Where(person => !route.To.Contains(person, StringComparer.Ordinal)))
            {
                faults.Add(
                    new AgreementFault(
                        0,
                        $"{path}[{i}].weights.{stranger}",
                        $"{stranger} is not one of the people of this route.",
                        $"Write them as in to: {string.Join(", ", route.To)}."
                    )
                );
            }

            if (route.Coverage is { } coverage && !agreement.Coverage.ContainsKey(coverage))
            {
                faults.Add(
                    new AgreementFault(
                        0,
                        $"{path}[{i}].coverage",
                        $"There is no coverage \"{coverage}\".",
                        agreement.Coverage.Count == 0
                            ? "Describe its hours under coverage."
                            : SpellingSuggestions.Remedy(coverage, [.. agreement.Coverage.Keys])
                    )
                );
            }
        }
    }

    /// <summary>Adds a fault when a route names nobody, or somebody twice.</summary>
    public static void Reps(List<AgreementFault> faults, string path, IReadOnlyList<string> to)
    {
        if (to.Count == 0)
        {
            faults.Add(new AgreementFault(0, path, "Nobody is named.", "List one person or more, by e-mail address or Slack user id."));
        }

        ValueRules.Unique(faults, path, to);
    }

    /// <summary>Adds a fault when a step of the escalation is not known.</summary>
    public static void Target(List<AgreementFault> faults, string path, string to)
    {
        if (!Targets.Contains(to))
        {
            faults.Add(new AgreementFault(0, path, $"\"{to}\" is no step that is known.", SpellingSuggestions.Remedy(to, Targets)));
        }
    }
}
