using HandoffBot.Core.Agreement.Notation;
using NodaTime;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of a holdout.</summary>
internal static class HoldoutRules
{
    private static readonly Duration ShortestWithin = Duration.FromDays(1);
    private static readonly Duration LongestWithin = Duration.FromDays(366);

    /// <summary>Adds a fault when a share costs more than any other would for the same answer.</summary>
    public static void Share(List<AgreementFault> faults, string path, decimal share)
    {
        if (share is <= 0 or > Holdout.MostShare)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    "It is a share above 0 and of half the accounts at most: beyond half it costs more and tells less.",
                    "Write e.g. 0.20 for one account in five."
                )
            );
        }
    }

    /// <summary>Adds a fault when leads have no time to come there, or so much that nobody waits for the answer.</summary>
    public static void Within(List<AgreementFault> faults, string path, Duration within)
    {
        if (within < ShortestWithin || within > LongestWithin)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"It takes at least {DurationNotation.Write(ShortestWithin)} and at most {DurationNotation.Write(LongestWithin)}.",
                    "Write e.g. 90d: as long as a lead usually takes to come there."
                )
            );
        }
    }

    /// <summary>Adds a fault when there is no gain to tell.</summary>
    public static void Gain(List<AgreementFault> faults, string path, HandoffAgreement agreement, Holdout holdout)
    {
        if (holdout.WithAlert <= holdout.WithoutAlert)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    $"{path}.with_alert",
                    $"{ShareText.Percent(holdout.WithAlert)} is no more than the {ShareText.Percent(holdout.WithoutAlert)} expected "
                        + "without an alert, so there is no gain to tell.",
                    "Write the share from which on alerts are worth their work, e.g. 0.15 where 0.10 come there without."
                )
            );
        }
    }
}
