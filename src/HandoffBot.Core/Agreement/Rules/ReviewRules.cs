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

    /// <summary>Adds a fault when the audit's own time zone is none; one it has of the review is told there.</summary>
    public static void AuditZone(List<AgreementFault> faults, string path, HandoffAgreement agreement, ReviewSchedule audit)
    {
        if (audit.Zone != agreement.Review.Zone)
        {
            ValueRules.Zone(faults, $"{path}.timezone", audit.Zone);
        }
    }
}
