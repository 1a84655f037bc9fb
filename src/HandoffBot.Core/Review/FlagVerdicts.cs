using HandoffBot.Core.Review.Labels;

namespace HandoffBot.Core.Review;

/// <summary>What labels come to for a flagged alert.</summary>
public static class FlagVerdicts
{
    /// <summary>The verdict; one that is skipped or disputed is not reviewed.</summary>
    /// <param name="state">What was said of the alert.</param>
    public static FlagVerdict Of(LabelState state) =>
        state.InForce?.Kind switch
        {
            LabelKind.BadScore => FlagVerdict.Confirmed,
            LabelKind.ScoreRight => FlagVerdict.Rejected,
            LabelKind.DataFault => FlagVerdict.DataFault,
            LabelKind.Skipped or LabelKind.TakenBack or null => FlagVerdict.Unreviewed,
        };
}
