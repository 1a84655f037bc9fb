using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys with conditions: the ways to earn an alert, and what makes one more urgent.</summary>
internal static class PathKeys
{
    /// <summary>Name of the key with conditions of which every one must hold.</summary>
    public const string All = "all";

    private const string ConditionsExample = "[\"score >= 70\", \"meaningful_signals >= 2\"]";

    public static AgreementKey<HandoffAgreement> Paths { get; } =
        new GroupsKey<HandoffAgreement, AlertPath>(
            new(
                "paths",
                new GroupsShape(OnePath.Shape, "One path.", 0),
                $"{{ name: engaged fit, all: {ConditionsExample} }}",
                "Ways to earn an alert: one of them must hold."
            )
            {
                Absent = "the bands alone decide",
            },
            OnePath,
            new("", []),
            a => a.Paths,
            (a, v) => a with { Paths = v }
        )
        {
            Name = p => p.Name,
            Subject = name => $"Path \"{name}\"",
            Ordered = "paths",
            CheckList = (faults, path, _, all) => ValueRules.Unique(faults, all.Select(p => p.Name), i => $"{path}[{i}].name"),
        };

    public static AgreementKey<HandoffAgreement> Urgency { get; } =
        new GroupsKey<HandoffAgreement, UrgencyModifier>(
            new(
                "urgency",
                new GroupsShape(OneModifier.Shape, "One modifier.", 0),
                "{ label: Decision this quarter, all: [\"answers.Timeline == This quarter\"] }",
                "What makes an alert more urgent and never decides whether there is one."
            ),
            OneModifier,
            new("", []),
            a => a.Urgency,
            (a, v) => a with { Urgency = v }
        )
        {
            Name = u => u.Label,
            Subject = name => $"Urgency \"{name}\"",
        };

    /// <summary>Conditions that may be left out, of which every one must hold.</summary>
    /// <param name="example">A list, as YAML.</param>
    /// <param name="meaning">One sentence, for those who write an agreement.</param>
    /// <param name="get">Where the agreement keeps them.</param>
    /// <param name="set">The same agreement with others.</param>
    public static AgreementKey<T> OptionalConditions<T>(
        string example,
        string meaning,
        Func<T, IReadOnlyList<Predicate>> get,
        Func<T, IReadOnlyList<Predicate>, T> set
    ) => Key.List(All, ValueKinds.Condition, example, meaning, get, set, new(Wording.Nothing));

    private static KeyGroup<AlertPath> OnePath =>
        new(
            Key.Name<AlertPath>("name", "engaged fit", "E.g. engaged fit.", p => p.Name, (p, v) => p with { Name = v }),
            Conditions<AlertPath>(p => p.All, (p, v) => p with { All = v })
        );

    private static KeyGroup<UrgencyModifier> OneModifier =>
        new(
            Key.Name<UrgencyModifier>(
                "label",
                "Decision this quarter",
                "What the rep reads, e.g. Decides this quarter.",
                u => u.Label,
                (u, v) => u with { Label = v }
            ),
            Conditions<UrgencyModifier>(u => u.All, (u, v) => u with { All = v })
        );

    private static AgreementKey<T> Conditions<T>(Func<T, IReadOnlyList<Predicate>> get, Func<T, IReadOnlyList<Predicate>, T> set) =>
        Key.List(
            All,
            ValueKinds.Condition,
            ConditionsExample,
            "Every condition must hold.",
            get,
            set,
            new(new(null, ""), " and "),
            least: 1,
            check: LeadRules.Conditions
        );
}
