using System.Globalization;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of examples: whether they describe a lead at all. What comes of it is for the rules to say.</summary>
internal static class ExampleRules
{
    private const int LongestValue = 200;
    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private static readonly string[] NotGiven = ["signals", "answers", "engagement", "score.name", "score.value"];
    private static readonly string[] AlwaysKnown = ["score", "score.value", "score.name"];
    private static readonly string[] Identity = ["account.id", "account.domain"];
    private static readonly string[] Kinds = [.. Enum.GetNames<NextActionKind>().Select(kind => kind.ToLowerInvariant())];

    private static readonly string[] Known =
    [
        .. PredicateMeasures
            .Given.Union(LeadFields.Known, StringComparer.OrdinalIgnoreCase)
            .Except(NotGiven, StringComparer.OrdinalIgnoreCase),
        "answers.<question>",
    ];

    /// <summary>Adds what makes no sense about the examples side by side, and about each beside the routes.</summary>
    public static void All(List<AgreementFault> faults, string path, HandoffAgreement agreement, IReadOnlyList<LeadExample> examples)
    {
        ValueRules.Unique(faults, examples.Select(e => e.Name), i => $"{path}[{i}].name");
        foreach (var (i, example) in examples.Index())
        {
            Without(faults, $"{path}[{i}].without", example);
            Opening(faults, $"{path}[{i}].opens", example);
            if (example.Route is { } route && agreement.Routing.All(r => r.Name != route))
            {
                faults.Add(
                    new(
                        0,
                        $"{path}[{i}].route",
                        $"There is no route \"{route}\".",
                        SpellingSuggestions.Remedy(route, [.. agreement.Routing.Select(r => r.Name)])
                    )
                );
            }
            else if (example is { Route: not null, Expect: not ExpectedOutcome.Alerted })
            {
                faults.Add(
                    new(0, $"{path}[{i}].route", "Only a lead that alerts is taken by a route.", "Leave route out, or expect alerted.")
                );
            }
            else if (example.Route is not null && example.Lead.ContainsKey("owner"))
            {
                faults.Add(
                    new(0, $"{path}[{i}].route", "The lead names its owner, so no route is asked.", "Leave out owner or route.")
                );
            }
        }
    }

    /// <summary>Adds what makes no sense about what an example's lead holds.</summary>
    public static void Lead(List<AgreementFault> faults, string path, IReadOnlyDictionary<string, string> lead)
    {
        if (!lead.ContainsKey(PredicateMeasures.Score))
        {
            faults.Add(new(0, path, "It does not say the lead's score.", "Add it, e.g. score: 92."));
        }

        foreach (var (field, value) in lead)
        {
            Value(faults, $"{path}.{field}", field, value);
        }

        if (Count(lead, "high_signals") > Count(lead, "meaningful_signals"))
        {
            faults.Add(
                new(
                    0,
                    $"{path}.meaningful_signals",
                    "There are more high signals than meaningful ones, and each high one is meaningful too.",
                    "Raise meaningful_signals, or leave it out."
                )
            );
        }
    }

    private static void Without(List<AgreementFault> faults, string path, LeadExample example)
    {
        foreach (var (at, field) in example.Without.Index())
        {
            if (example.Lead.ContainsKey(field))
            {
                faults.Add(new(0, $"{path}[{at}]", $"\"{field}\" is given under lead as well.", "Keep one of the two."));
            }
            else if (AlwaysKnown.Contains(field, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add(new(0, $"{path}[{at}]", $"No event comes without \"{field}\".", "Leave it out here."));
            }
        }

        if (Identity.All(field => example.Without.Contains(field, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add(new(0, path, "No event comes without both the account's id and its domain.", "Keep one of the two."));
        }
    }

    private static void Opening(List<AgreementFault> faults, string path, LeadExample example)
    {
        if (example is { Opens: not null, Expect: not ExpectedOutcome.Held })
        {
            faults.Add(new(0, path, "Only a lead that is held waits for opening.", "Leave opens out, or expect held."));
        }
        else if (example is { Opens: not null, At: null })
        {
            faults.Add(new(0, path, "It does not say when the lead comes in.", "Add it, e.g. at: \"Mon 18:30\"."));
        }
    }

    private static void Value(List<AgreementFault> faults, string path, string field, string value)
    {
        var measure = PredicateMeasures.Given.Contains(field, StringComparer.OrdinalIgnoreCase);
        if (NotGiven.Contains(field, StringComparer.OrdinalIgnoreCase) || !(measure || LeadFields.IsKnown(field)))
        {
            faults.Add(new(0, path, $"An example cannot give \"{field}\".", SpellingSuggestions.Remedy(field, Known)));
        }
        else if (field.EndsWith("_signals", StringComparison.OrdinalIgnoreCase) || IsField(field, "account.employees"))
        {
            if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || (measure && count > 100))
            {
                faults.Add(new(0, path, $"\"{value}\" is no count.", "Write a whole number from 0, e.g. 2."));
            }
        }
        else if (measure || FieldCatalog.KindOf(field) is FieldKind.Number)
        {
            if (!decimal.TryParse(value, PlainNumber, CultureInfo.InvariantCulture, out _))
            {
                faults.Add(new(0, path, $"\"{value}\" is no number.", "Write a plain number, e.g. 92."));
            }
        }
        else if (IsField(field, "next_action") || IsField(field, "next_action.kind"))
        {
            if (!Kinds.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add(new(0, path, $"\"{value}\" is no next action.", SpellingSuggestions.Remedy(value, Kinds)));
            }
        }
        else
        {
            ValueRules.Words(faults, path, value, LongestValue);
        }
    }

    private static bool IsField(string field, string name) => string.Equals(field, name, StringComparison.OrdinalIgnoreCase);

    private static long? Count(IReadOnlyDictionary<string, string> lead, string measure) =>
        lead.TryGetValue(measure, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : null;
}
