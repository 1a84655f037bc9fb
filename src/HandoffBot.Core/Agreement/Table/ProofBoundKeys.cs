using HandoffBot.Core.Agreement.Keys;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Rules;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>The keys of proofs that the records tell.</summary>
internal static class ProofBoundKeys
{
    private const string AtMost = "at_most";
    private const string AtLeast = "at_least";

    public static AgreementKey<ProofPolicy> Bounds { get; } =
        new GroupsKey<ProofPolicy, ProofBound>(
            new(
                "bounds",
                new GroupsShape(Keys.Shape, "One proof that the records tell.", 0),
                "{ for: routing, measure: not_mine, at_most: 0.10 }",
                "Proofs that the records tell: a behaviour that reaches all of its own is offered, and one that breaks one is taken back."
            )
            {
                Absent = "bad_scores at most false_positive_upper_bound, for queue, alerts, manager_review and sla",
            },
            Keys,
            new(default, default, null),
            p => p.Bounds,
            (p, v) => p with { Bounds = v }
        )
        {
            Name = bound => $"{AgreementText.Of(bound.For)}: {ProofBoundText.Of(bound.Measure)}",
            Subject = name => $"The bound of {name}",
            Write = bound =>
                $"{(bound.IsFloor ? "at least" : "at most")} {ShareText.Percent(bound.Limit)}"
                + (bound.Least is { } least ? $", of {least} or more" : ""),
            CheckList = AuthorityRules.Bounds,
        };

    private static KeyGroup<ProofBound> Keys =>
        new(
            Key.Required(
                "for",
                ValueKinds.Choice("a behaviour", AgreementText.Behaviours, AgreementText.Of),
                "routing",
                "What it is a proof for.",
                (ProofBound b) => b.For,
                (b, v) => b with { For = v }
            ),
            Key.Required(
                "measure",
                ValueKinds.Choice("a measure", ProofBoundText.Measures, ProofBoundText.Of),
                "not_mine",
                "What is counted, over the last 28 days and since the behaviour has its level.",
                (ProofBound b) => b.Measure,
                (b, v) => b with { Measure = v }
            ),
            Key.Optional(
                AtMost,
                ValueKinds.Share,
                "0.10",
                "The largest share it may reach; for bad_scores, not_mine and first_touch_missed.",
                (ProofBound b) => Maybe.Of(b.AtMost),
                (b, v) => b with { AtMost = v }
            ),
            Key.Optional(
                AtLeast,
                ValueKinds.Share,
                "0.30",
                "The smallest share it has to reach; for acceptance.",
                (ProofBound b) => Maybe.Of(b.AtLeast),
                (b, v) => b with { AtLeast = v }
            ),
            Key.Optional(
                "least",
                ValueKinds.Whole(1, "Out of nothing no share is told.", "Write a whole number from 1, e.g. 35."),
                "35",
                "Of how many it is counted at least, before any word is said.",
                (ProofBound b) => Maybe.Of(b.Least),
                (b, v) => b with { Least = v },
                absent: "proof.reviewed"
            )
        )
        {
            ExactlyOneOf = [AtMost, AtLeast],
        };
}
