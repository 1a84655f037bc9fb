using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of what an agreement says about leads, as far as keys stand side by side.</summary>
internal static class LeadRules
{
    private static readonly string[] KnownPlaceholders = ["contact", "company", "campaign", "signal"];

    /// <summary>Adds what is wrong with a field and the words it is compared with.</summary>
    public static void Disqualifier(List<AgreementFault> faults, string path, Disqualifier rule)
    {
        // There are conditions instead, or its reading has told what is wrong.
        if (rule.Field.Length == 0)
        {
            return;
        }

        if (FieldCatalog.KindOf(rule.Field) == FieldKind.List)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    $"{path}.field",
                    $"\"{rule.Field}\" is a list and holds no words to match.",
                    "Name a text field, e.g. contact.title."
                )
            );
        }
        else
        {
            MatchRules.Check(faults, $"{path}.{MatchText.Key(rule.Match.Operator)}", $"{path}.except", rule.Field, rule.Match);
        }
    }

    /// <summary>Adds a fault for a match key that is there twice, and for keys that bring nothing together.</summary>
    public static void MatchKeys(List<AgreementFault> faults, string path, IReadOnlyList<AccountMatchKey> keys)
    {
        ValueRules.Unique(faults, path, keys.Select(MatchKeyText.Of));
        if (keys.Count > 0 && keys.All(key => key is AccountMatchKey.Id))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    "The id alone brings no two ids together.",
                    "Add account.crm_id or account.domain, or leave match_keys out: then each id is an account of its own."
                )
            );
        }
    }

    /// <summary>Adds a fault for each name in braces of an opening line that stands for nothing.</summary>
    public static void Opener(List<AgreementFault> faults, string path, string line)
    {
        foreach (var name in Placeholders.In(line).Where(name => !name.IsClosed || !KnownPlaceholders.Contains(name.Name)))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"\"{{{name.Name}\" stands for nothing that is known.",
                    "Use {contact}, {company}, {campaign} or {signal}."
                )
            );
        }
    }

    /// <summary>Adds a fault when an alert's path or a note has no condition.</summary>
    public static void Conditions(List<AgreementFault> faults, string path, IReadOnlyList<Predicate> all)
    {
        if (all.Count == 0)
        {
            faults.Add(
                new AgreementFault(0, path, "There is no condition, so it would always hold.", "List at least one, e.g. [\"score >= 70\"].")
            );
        }
    }
}
