using HandoffBot.Core.Agreement.Notation;
using NodaTime;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of flag reasons and reviews, as far as keys stand side by side.</summary>
internal static class ReviewRules
{
    /// <summary>What a menu of Slack holds.</summary>
    public const int MostReasons = 100;

    private static readonly Duration LongestSignOff = Duration.FromDays(28);

    /// <summary>Adds a fault when there are no reasons, or more than a menu holds, and for each that is there twice.</summary>
    public static void Reasons(List<AgreementFault> faults, string path, IReadOnlyList<string> reasons)
    {
        if (reasons.Count is 0 or > MostReasons)
        {
            faults.Add(
                new AgreementFault(0, path, $"There are {reasons.Count} reasons.", $"List 1 to {MostReasons}; Slack's menu holds no more.")
            );
        }

        ValueRules.Unique(faults, path, reasons);
    }

    /// <summary>Adds a fault when a proposal would wait for no time, or so long that its figures are of another month.</summary>
    public static void SignOffWithin(List<AgreementFault> faults, string path, Duration within)
    {
        ValueRules.Positive(faults, path, within);
        if (within > LongestSignOff)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"A proposal waits at most {DurationNotation.Write(LongestSignOff)}: its figures are of the week it was made.",
                    "Write e.g. 7d."
                )
            );
        }
    }

    /// <summary>Adds what makes no sense about changes that are agreed on in advance. One that the agreement says already is none: it
    /// came into force.</summary>
    public static void Changes(List<AgreementFault> faults, string path, HandoffAgreement agreement, IReadOnlyList<AgreedChange> changes)
    {
        foreach (var (i, change) in changes.Index())
        {
            var (at, then) = ($"{path}[{i}]", change.Then);
            if (!agreement.FlagReasons.Contains(change.When.Reason, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add(
                    new AgreementFault(
                        0,
                        $"{at}.when.reason",
                        $"Nobody can flag for \"{change.When.Reason}\".",
                        SpellingSuggestions.Remedy(change.When.Reason, agreement.FlagReasons)
                    )
                );
            }

            if (new object?[] { then.Disqualify, then.Band, then.Stale }.Count(one => one is not null) != 1)
            {
                faults.Add(new AgreementFault(0, $"{at}.then", "It is not one change.", "Write one of disqualify, band and stale."));
            }

            if (then.Disqualify is { } d)
            {
                LeadRules.Disqualifier(faults, $"{at}.then.disqualify", new(d.Field, FieldMatch.Matches(d.Words), d.Reason));
            }

            if (then.Band is { } band && !agreement.Bands.Any(one => one.Name == band.Name))
            {
                var bands = agreement.Bands.Select(one => one.Name).ToList();
                faults.Add(
                    new AgreementFault(
                        0,
                        $"{at}.then.band.name",
                        $"There is no band \"{band.Name}\".",
                        SpellingSuggestions.Remedy(band.Name, bands)
                    )
                );
            }
        }
    }

    /// <summary>Adds a fault when the audit's own time zone is none; one it has of the review is told there.</summary>
    public static void AuditZone(List<AgreementFault> faults, string path, HandoffAgreement agreement, ReviewSchedule audit)
    {
        if (audit.Zone != agreement.Review.Zone)
        {
            ValueRules.Zone(faults, $"{path}.timezone", audit.Zone);
        }
    }
}
