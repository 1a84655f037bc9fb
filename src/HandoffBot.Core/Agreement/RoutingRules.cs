namespace HandoffBot.Core.Agreement;

/// <summary>Soundness of coverage, routing and escalation.</summary>
internal static class RoutingRules
{
    private static readonly string[] Targets = ["managers", "reassign"];

    public static void Check(HandoffAgreement agreement, List<AgreementFault> faults)
    {
        foreach (var (name, coverage) in agreement.Coverage)
        {
            AgreementRules.Zone(faults, $"coverage.{name}.timezone", coverage.Zone);
            if (coverage.Days.Count == 0 || coverage.From >= coverage.To)
            {
                faults.Add(new AgreementFault(0, $"coverage.{name}.hours", "Nobody ever works.", LocalTimeNotation.HoursRemedy));
            }
        }

        if (agreement.Routing.Count == 0)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    "routing",
                    "There is no route, so no lead without an owner could be handed off.",
                    "Write at least { to: [U…] }."
                )
            );
        }

        AgreementRules.Unique(faults, agreement.Routing.Select(r => r.Name), i => $"routing[{i}].name");
        foreach (var (i, route) in agreement.Routing.Index())
        {
            OneRoute(faults, $"routing[{i}]", route, agreement);
        }

        foreach (var (i, step) in agreement.Escalation.Index())
        {
            if (!Targets.Contains(step.To))
            {
                faults.Add(
                    new AgreementFault(
                        0,
                        $"escalation[{i}].to",
                        $"\"{step.To}\" is no step that is known.",
                        SpellingSuggestions.Remedy(step.To, Targets)
                    )
                );
            }
        }
    }

    private static void OneRoute(List<AgreementFault> faults, string path, Route route, HandoffAgreement agreement)
    {
        AgreementRules.Words(faults, $"{path}.name", route.Name);
        Conditions(faults, $"{path}.when", route.When);
        Conditions(faults, $"{path}.except", route.Except);
        if (route.To.Count == 0)
        {
            faults.Add(
                new AgreementFault(0, $"{path}.to", "Nobody is named.", "List one person or more, by e-mail address or Slack user id.")
            );
        }

        foreach (var (i, who) in route.To.Index())
        {
            AgreementRules.Person(faults, $"{path}.to[{i}]", who);
        }

        AgreementRules.Unique(faults, route.To, i => $"{path}.to[{i}]");
        if (route.Channel is { } channel)
        {
            AgreementRules.Channel(faults, $"{path}.channel", channel);
        }

        if (route.Coverage is { } coverage && !agreement.Coverage.ContainsKey(coverage))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    $"{path}.coverage",
                    $"There is no coverage \"{coverage}\".",
                    agreement.Coverage.Count == 0
                        ? "Describe its hours under coverage."
                        : SpellingSuggestions.Remedy(coverage, [.. agreement.Coverage.Keys])
                )
            );
        }
    }

    private static void Conditions(List<AgreementFault> faults, string path, IReadOnlyDictionary<string, FieldMatch> conditions)
    {
        foreach (var (field, match) in conditions)
        {
            var at = $"{path}.{field}";
            if (FieldCatalog.KindOf(field) is not { } kind)
            {
                faults.Add(FieldCatalog.UnknownField(at, field));
            }
            else if (kind == FieldKind.List)
            {
                faults.Add(
                    new AgreementFault(
                        0,
                        at,
                        $"\"{field}\" is a list and has no one value.",
                        "Name a field with one value, e.g. account.territory."
                    )
                );
            }
            else
            {
                // A plain value is what the field is; every other operator has a key of its own.
                MatchRules.Check(
                    faults,
                    match.Operator is MatchOperator.Is ? at : $"{at}.{MatchText.Key(match.Operator)}",
                    $"{at}.except",
                    field,
                    match
                );
            }
        }
    }
}
