using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of coverage, routing and escalation, as far as keys stand side by side.</summary>
internal static class RoutingRules
{
    /// <summary>Where a missed first touch may lead.</summary>
    public static IReadOnlyList<string> Targets { get; } = ["managers", "reassign"];

    /// <summary>Adds a fault when nobody ever works.</summary>
    public static void Hours(List<AgreementFault> faults, string path, WorkingHours hours)
    {
        if (hours.Days.Count == 0 || hours.From >= hours.To)
        {
            faults.Add(new AgreementFault(0, path, "Nobody ever works.", LocalTimeNotation.HoursRemedy));
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
