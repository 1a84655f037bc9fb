using HandoffBot.Agreements.Yaml;
using HandoffBot.Core.Agreement;

namespace HandoffBot.Agreements;

/// <summary>The keys that speak of leads.</summary>
internal static class LeadKeys
{
    private const string Conditions = "[\"score >= 70\", \"meaningful_signals >= 2\"]";

    public static IReadOnlyList<Predicate> AppliesTo(Section file) =>
        Predicates(file, "applies_to", file.Texts("applies_to", "[\"account.segment == smb\"]"));

    public static IReadOnlyList<Disqualifier> Disqualify(Section file) =>
        Each(file.Groups("disqualify", "{ field: contact.title, matches: student, reason: Student }"), s => new Disqualifier(
            s.Text("field", "contact.title"),
            MatchKeys.Match(s),
            s.Text("reason", "Student")
        ));

    public static IReadOnlyList<Band> Bands(Section file) =>
        Each(NeededGroups(file, "bands", "{ name: hot, from: 85, expires_after: 4h }"), s => new Band(
            s.Text("name", "hot"),
            s.Number("from", "85", decimal.MaxValue),
            s.Duration("expires_after", "4h"),
            s.MaybeGroup("sla", "{ first_touch: 30m, remind_before: 10m }") is { } sla ? Sla(sla) : null
        ));

    public static IReadOnlyList<AlertPath> Paths(Section file) =>
        Each(file.Groups("paths", $"{{ name: engaged fit, all: {Conditions} }}"), s => new AlertPath(
            s.Text("name", "engaged fit"),
            Predicates(s)
        ));

    public static IReadOnlyList<UrgencyModifier> Urgency(Section file) =>
        Each(
            file.Groups("urgency", "{ label: Decision this quarter, all: [\"answers.Timeline == This quarter\"] }"),
            s => new UrgencyModifier(s.Text("label", "Decision this quarter"), Predicates(s))
        );

    public static IReadOnlyList<ChecklistItem> Checklist(Section file) =>
        !file.Has("checklist")
            ? AgreementDefaults.Checklist
            : Each(file.Groups("checklist", "{ label: Budget, field: answers.Budget }"), s => new ChecklistItem(
                s.Text("label", "Budget"),
                s.Text("field", "answers.Budget")
            ));

    public static IReadOnlyList<Opener> Openers(Section file) =>
        !file.Has("openers")
            ? AgreementDefaults.Openers
            : Each(file.Groups("openers", "{ channel: inbound-demo, line: \"Hi {contact}, …\" }"), s => new Opener(
                s.Text("channel", "inbound-demo"),
                s.Text("line", "\"Hi {contact}, …\"")
            ));

    public static FreshnessPolicy Freshness(Section s)
    {
        var policy = new FreshnessPolicy(s.Duration("fresh", "2h"), s.Duration("stale", "3d"));
        s.Close();
        return policy;
    }

    /// <summary>Reads each group of a list and closes it.</summary>
    public static IReadOnlyList<T> Each<T>(IEnumerable<Section> groups, Func<Section, T> read)
    {
        var all = new List<T>();
        foreach (var group in groups)
        {
            all.Add(read(group));
            group.Close();
        }

        return all;
    }

    /// <summary>A list of groups that must be there; that it is not empty is for the rules to say.</summary>
    public static IReadOnlyList<Section> NeededGroups(Section s, string key, string example)
    {
        var groups = s.Groups(key, example);
        s.Need(key, $"[{example}]");
        return groups;
    }

    /// <summary>A list of texts that must be there.</summary>
    public static IReadOnlyList<string> Needed(Section s, string key, string example)
    {
        s.Need(key, example);
        return s.Texts(key, example);
    }

    private static SlaTarget Sla(Section s)
    {
        var target = new SlaTarget(
            s.Duration("first_touch", "30m", DurationNotation.Longest),
            s.Has("remind_before") ? s.Duration("remind_before", "10m") : null
        );
        s.Close();
        return target;
    }

    private static List<Predicate> Predicates(Section s) => Predicates(s, "all", Needed(s, "all", Conditions));

    private static List<Predicate> Predicates(Section s, string key, IReadOnlyList<string> texts)
    {
        var all = new List<Predicate>();
        foreach (var (i, text) in texts.Index())
        {
            var at = $"{s.At(key)}[{i}]";
            var reading = PredicateReader.Parse(text, at);
            if (reading.Predicate is { } predicate)
            {
                all.Add(predicate);
            }
            else if (text.Length > 0)
            {
                s.Fault(at, reading.Fault!.Message, reading.Fault.Remedy);
            }
        }

        return all;
    }
}
