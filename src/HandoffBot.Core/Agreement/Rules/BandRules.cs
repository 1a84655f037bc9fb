using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of bands and freshness, as far as keys stand side by side.</summary>
internal static class BandRules
{
    // Every report has one of these: they would tell of an update with anything that is heard of the account.
    private static readonly string[] Marks = ["account.id", "account.domain", "contact.id"];
    private static readonly string[] OfTheCrm = ["account.", "contact.", LeadFields.AnswerPrefix];

    /// <summary>Adds a fault when there is no band, and for each that does not lie below the one before it.</summary>
    public static void Bands(List<AgreementFault> faults, string path, IReadOnlyList<Band> bands)
    {
        if (bands.Count == 0)
        {
            faults.Add(
                new AgreementFault(0, path, "There is no band.", "Write at least one, e.g. { name: hot, from: 85, expires_after: 4h }.")
            );
        }

        ValueRules.Unique(faults, bands.Select(b => b.Name), i => $"{path}[{i}].name");
        foreach (var (i, (above, band)) in bands.Zip(bands.Skip(1)).Index())
        {
            if (band.From >= above.From)
            {
                faults.Add(
                    new AgreementFault(
                        0,
                        $"{path}[{i + 1}].from",
                        $"\"{band.Name}\" from {band.From} stands below \"{above.Name}\" from {above.From}.",
                        "Write bands from the highest to the lowest, each with a lower from."
                    )
                );
            }
        }
    }

    /// <summary>Adds a fault when the reminder would come before the alert.</summary>
    public static void Sla(List<AgreementFault> faults, string path, SlaTarget sla)
    {
        if (sla.RemindBefore >= sla.FirstTouch)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    $"{path}.remind_before",
                    "The reminder would come before the alert itself.",
                    "Make it shorter than first_touch."
                )
            );
        }
    }

    /// <summary>Adds a fault when a field cannot tell that the CRM was updated.</summary>
    public static void CrmField(List<AgreementFault> faults, string path, string field)
    {
        if (FieldCatalog.KindOf(field) is null)
        {
            faults.Add(FieldCatalog.UnknownField(path, field));
        }
        else if (
            Marks.Contains(field, StringComparer.OrdinalIgnoreCase)
            || !OfTheCrm.Any(one => field.StartsWith(one, StringComparison.OrdinalIgnoreCase))
        )
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"\"{field}\" does not tell that somebody updated the CRM.",
                    "Name a field of account, contact or answers that is filled in after a first contact, e.g. account.deal_size."
                )
            );
        }
    }

    /// <summary>Adds a fault when signals turn stale before they stop being fresh.</summary>
    public static void Freshness(List<AgreementFault> faults, string path, FreshnessPolicy freshness)
    {
        if (freshness.Stale <= freshness.Fresh)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    $"{path}.stale",
                    "A signal turns stale no later than it stops being fresh.",
                    "Make stale longer than fresh, e.g. { fresh: 2h, stale: 3d }."
                )
            );
        }
    }
}
