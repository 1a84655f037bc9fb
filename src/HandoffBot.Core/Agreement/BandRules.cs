using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>Soundness of bands, paths, urgency and freshness.</summary>
internal static class BandRules
{
    public static void Check(HandoffAgreement agreement, List<AgreementFault> faults)
    {
        if (agreement.Bands.Count == 0)
        {
            faults.Add(
                new AgreementFault(0, "bands", "There is no band.", "Write at least one, e.g. { name: hot, from: 85, expires_after: 4h }.")
            );
        }

        AgreementRules.Unique(faults, agreement.Bands.Select(b => b.Name), i => $"bands[{i}].name");
        foreach (var (i, band) in agreement.Bands.Index())
        {
            OneBand(faults, $"bands[{i}]", band, i == 0 ? null : agreement.Bands[i - 1]);
        }

        AgreementRules.Unique(faults, agreement.Paths.Select(p => p.Name), i => $"paths[{i}].name");
        foreach (var (i, path) in agreement.Paths.Index())
        {
            Conditions(faults, $"paths[{i}]", "name", path.Name, path.All);
        }

        foreach (var (i, modifier) in agreement.Urgency.Index())
        {
            Conditions(faults, $"urgency[{i}]", "label", modifier.Label, modifier.All);
        }

        Positive(faults, "freshness.fresh", agreement.Freshness.Fresh);
        Positive(faults, "freshness.stale", agreement.Freshness.Stale);
        if (agreement.Freshness.Stale <= agreement.Freshness.Fresh)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    "freshness.stale",
                    "A signal turns stale no later than it stops being fresh.",
                    "Make stale longer than fresh, e.g. { fresh: 2h, stale: 3d }."
                )
            );
        }
    }

    public static void Positive(List<AgreementFault> faults, string path, Duration duration)
    {
        if (duration <= Duration.Zero)
        {
            faults.Add(new AgreementFault(0, path, "It takes no time at all.", DurationNotation.Remedy));
        }
    }

    private static void OneBand(List<AgreementFault> faults, string path, Band band, Band? above)
    {
        AgreementRules.Words(faults, $"{path}.name", band.Name);
        if (above is not null && band.From >= above.From)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    $"{path}.from",
                    $"\"{band.Name}\" from {band.From} stands below \"{above.Name}\" from {above.From}.",
                    "Write bands from the highest to the lowest, each with a lower from."
                )
            );
        }

        Positive(faults, $"{path}.expires_after", band.ExpiresAfter);
        if (band.Sla is not { } sla)
        {
            return;
        }

        Positive(faults, $"{path}.sla.first_touch", sla.FirstTouch);
        if (sla.RemindBefore is not { } remind)
        {
            return;
        }

        Positive(faults, $"{path}.sla.remind_before", remind);
        if (remind >= sla.FirstTouch)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    $"{path}.sla.remind_before",
                    "The reminder would come before the alert itself.",
                    "Make it shorter than first_touch."
                )
            );
        }
    }

    private static void Conditions(List<AgreementFault> faults, string path, string key, string name, IReadOnlyList<Predicate> all)
    {
        AgreementRules.Words(faults, $"{path}.{key}", name);
        if (all.Count == 0)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    $"{path}.all",
                    "There is no condition, so it would always hold.",
                    "List at least one, e.g. [\"score >= 70\"]."
                )
            );
        }
    }
}
