namespace HandoffBot.Core.Agreement;

/// <summary>Soundness of what an agreement says about leads: required fields, disqualifiers, checklist, openers.</summary>
internal static class LeadRules
{
    private static readonly string[] KnownPlaceholders = ["contact", "company", "campaign", "signal"];

    public static void Check(HandoffAgreement agreement, List<AgreementFault> faults)
    {
        foreach (var (i, field) in agreement.Required.Index())
        {
            Field(faults, $"required[{i}]", field);
        }

        AgreementRules.Unique(faults, agreement.Required, i => $"required[{i}]");
        foreach (var (i, rule) in agreement.Disqualify.Index())
        {
            Disqualifier(faults, $"disqualify[{i}]", rule);
        }

        foreach (var (i, item) in agreement.Checklist.Index())
        {
            AgreementRules.Words(faults, $"checklist[{i}].label", item.Label);
            Field(faults, $"checklist[{i}].field", item.Field);
        }

        foreach (var (i, opener) in agreement.Openers.Index())
        {
            AgreementRules.Words(faults, $"openers[{i}].channel", opener.Channel, 200);
            AgreementRules.Words(faults, $"openers[{i}].line", opener.Line, 300);
            Braces(faults, $"openers[{i}].line", opener.Line);
        }
    }

    private static void Field(List<AgreementFault> faults, string path, string field)
    {
        if (FieldCatalog.KindOf(field) is null)
        {
            faults.Add(FieldCatalog.UnknownField(path, field));
        }
    }

    private static void Disqualifier(List<AgreementFault> faults, string path, Disqualifier rule)
    {
        Field(faults, $"{path}.field", rule.Field);
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

        AgreementRules.Words(faults, $"{path}.reason", rule.Reason);
    }

    private static void Braces(List<AgreementFault> faults, string path, string line)
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
}
