using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Review.History;

/// <summary>How reports on the past call what became of an event.</summary>
internal static class OutcomeWords
{
    /// <summary>A few words with a capital, e.g. "Stayed in nurture".</summary>
    public static string Of(DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.Alerted => "Posted",
            DecisionOutcome.Updated => "Updated a live alert",
            DecisionOutcome.Withdrawn => "Withdrew a live alert",
            DecisionOutcome.Held => "Held",
            DecisionOutcome.Suppressed => "Suppressed",
            DecisionOutcome.HeldOut => "Held out, to learn what alerts bring",
            DecisionOutcome.Nurture => "Stayed in nurture",
            DecisionOutcome.Expired => "Too old to post",
            DecisionOutcome.Superseded => "Superseded by a newer event",
            DecisionOutcome.Learned => "Fields taken in",
            DecisionOutcome.Recorded => "Recorded",
        };
}
