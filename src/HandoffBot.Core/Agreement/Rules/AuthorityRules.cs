using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of what a score may change: no level without its proof, no pilot without its leads.</summary>
internal static class AuthorityRules
{
    /// <summary>The behaviours that need a proof of their own, as written.</summary>
    public static IReadOnlyDictionary<string, Behaviour> Proved { get; } =
        AgreementText
            .Behaviours.Where(one => ProofRequirements.ProofOf(one.Value) is not null)
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);

    /// <summary>Adds a fault for each behaviour that is switched on before its proof has been shown, and for each pilot without
    /// leads.</summary>
    public static void Levels(
        List<AgreementFault> faults,
        string path,
        HandoffAgreement agreement,
        IReadOnlyDictionary<Behaviour, AuthorityLevel> levels
    )
    {
        foreach (var (behaviour, level) in levels.OrderBy(one => one.Key))
        {
            var (at, key) = ($"{path}.{AgreementText.KeyOf(behaviour)}", AgreementText.KeyOf(behaviour));
            if (level is AuthorityLevel.Pilot && behaviour is Behaviour.Queue)
            {
                faults.Add(new(0, at, "A queue has one order for all its leads, so it cannot be piloted.", "Write use_now or not_yet."));
            }
            else if (level is AuthorityLevel.Pilot && !agreement.Pilots.ContainsKey(key))
            {
                faults.Add(
                    new(
                        0,
                        at,
                        "It is a pilot, and nothing says for which leads.",
                        $"Add pilots: {{ {key}: {{ all: [\"account.territory == EMEA\"] }} }}, or a share: 0.25."
                    )
                );
            }

            if (ProofRequirements.NeedsProof(behaviour, level) && agreement.Proof.Shown.All(one => one.For != behaviour))
            {
                faults.Add(
                    new(
                        0,
                        at,
                        $"It needs {ProofRequirements.ProofOf(behaviour)} first, and proof.shown does not name it.",
                        $"Write not_yet, or have {ProofRequirements.Bringer(agreement, behaviour)} show it and add proof.shown: "
                            + $"[{{ for: {key}, what: …, by: …, on: … }}]."
                    )
                );
            }
        }
    }

    /// <summary>Adds a fault for each pilot without a condition or a share, and for each of what is no behaviour. One of a behaviour that
    /// is not piloted stays: authority that is taken back by itself may come back as a pilot.</summary>
    public static void Pilots(
        List<AgreementFault> faults,
        string path,
        HandoffAgreement agreement,
        IReadOnlyDictionary<string, Pilot> pilots
    )
    {
        foreach (var (key, pilot) in pilots)
        {
            if (!AgreementText.Behaviours.TryGetValue(key, out var behaviour))
            {
                var known = AgreementText.Behaviours.Keys.ToList();
                faults.Add(new(0, $"{path}.{key}", $"There is no behaviour \"{key}\".", SpellingSuggestions.Remedy(key, known)));
                continue;
            }

            if (pilot is { All.Count: 0, Share: null })
            {
                faults.Add(
                    new(
                        0,
                        $"{path}.{key}",
                        "It takes every lead, which is no pilot.",
                        "Add all: [\"account.territory == EMEA\"], or a share: 0.25."
                    )
                );
            }

        }
    }

    /// <summary>Adds a fault for each proof that is shown twice.</summary>
    public static void Shown(List<AgreementFault> faults, string path, ProofPolicy proof, IReadOnlyList<ShownProof> shown) =>
        ValueRules.Unique(faults, shown.Select(one => AgreementText.KeyOf(one.For)), i => $"{path}[{i}].for");

    /// <summary>Adds a fault for each bound that is written from the wrong side, and for each measure that a behaviour has two bounds
    /// of.</summary>
    public static void Bounds(List<AgreementFault> faults, string path, ProofPolicy proof, IReadOnlyList<ProofBound> bounds)
    {
        foreach (var (i, bound) in bounds.Index())
        {
            var measure = ProofBoundText.KeyOf(bound.Measure);
            if (bound is { AtMost: not null, AtLeast: not null } || bound is { AtMost: null, AtLeast: null })
            {
                faults.Add(new(0, $"{path}[{i}]", "It is not one limit.", bound.IsFloor ? "Write at_least." : "Write at_most."));
            }
            else if (bound.IsFloor != bound.AtLeast is not null)
            {
                faults.Add(
                    bound.IsFloor
                        ? new(0, $"{path}[{i}].at_most", $"{measure} is better the higher it is.", "Write at_least: 0.30.")
                        : new(0, $"{path}[{i}].at_least", $"{measure} is better the lower it is.", "Write at_most: 0.10.")
                );
            }
        }

        ValueRules.Unique(
            faults,
            bounds.Select(bound => $"{AgreementText.KeyOf(bound.For)} {ProofBoundText.KeyOf(bound.Measure)}"),
            i => $"{path}[{i}]"
        );
    }
}
