namespace HandoffBot.Core.Agreement;

/// <summary>Soundness of what an agreement says about leads: required fields, disqualifiers, checklist, openers.</summary>
internal static class LeadRules
{
    private static readonly string[] Placeholders = ["contact", "company", "campaign", "signal"];

    public static void Check(HandoffAgreement agreement, List<Fault> faults)
    {
        foreach (var (i, field) in agreement.Required.Index())
            Field(faults, $"required[{i}]", field);
        AgreementRules.Unique(faults, agreement.Required, i => $"required[{i}]");
        foreach (var (i, rule) in agreement.Disqualify.Index())
            Disqualifier(faults, $"disqualify[{i}]", rule);
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

    private static void Field(List<Fault> faults, string path, string field)
    {
        if (Vocabulary.KindOf(field) is null)
            faults.Add(Vocabulary.UnknownField(path, field));
    }

    private static void Disqualifier(List<Fault> faults, string path, Disqualifier rule)
    {
        Field(faults, $"{path}.field", rule.Field);
        if (Vocabulary.KindOf(rule.Field) == FieldKind.List)
            faults.Add(new Fault(0, $"{path}.field", $"\"{rule.Field}\" is a list and holds no words to match.", "Name a text field, e.g. contact.title."));
        if (rule.Matches.Count == 0)
            faults.Add(new Fault(0, $"{path}.matches", "No word is given.", "Write a word, or a list of words."));
        foreach (var word in rule.Matches.Where(w => !w.Any(char.IsLetterOrDigit)))
            faults.Add(new Fault(0, $"{path}.matches", $"\"{word}\" has no letter or digit to look for.", "Write whole words, e.g. student."));
        AgreementRules.Words(faults, $"{path}.reason", rule.Reason);
    }

    private static void Braces(List<Fault> faults, string path, string line)
    {
        var at = 0;
        while ((at = line.IndexOf('{', at)) >= 0)
        {
            var end = line.IndexOf('}', at);
            var name = end < 0 ? line[(at + 1)..] : line[(at + 1)..end];
            if (end < 0 || !Placeholders.Contains(name))
                faults.Add(new Fault(0, path, $"\"{{{name}\" stands for nothing that is known.", "Use {contact}, {company}, {campaign} or {signal}."));
            at++;
        }
    }
}
