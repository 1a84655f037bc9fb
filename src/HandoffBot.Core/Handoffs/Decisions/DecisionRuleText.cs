using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>Says the rule that settled an event as people say it; the rule's id is for machines.</summary>
public static class DecisionRuleText
{
    /// <summary>
    /// One short sentence without its full stop, e.g. "Held for want of an e-mail address". A rule that no gate of today
    /// gives reads as its outcome alone.
    /// </summary>
    /// <param name="outcome">What became of the event.</param>
    /// <param name="rule"><see cref="Decision.Rule"/>.</param>
    public static string Of(DecisionOutcome outcome, string rule)
    {
        var (kind, rest) = rule.Split(':', 2) is [var before, var after] ? (before, after) : (rule, "");
        return (kind, rest) switch
        {
            ("required", { Length: > 0 }) => $"{OutcomeText(outcome)} for want of {FieldLabels.Of(rest)}",
            ("authority", "alerts") => $"{OutcomeText(outcome)} because alerts are not agreed yet",
            ("fault", "") => $"{OutcomeText(outcome)} because the event could not be decided: an operator has to look",
            ("disqualify", { Length: > 0 }) => $"{OutcomeText(outcome)} as \"{rest}\"",
            ("path", "none") => $"{OutcomeText(outcome)}: no path to an alert held",
            ("path", { Length: > 0 }) => $"{OutcomeText(outcome)} by \"{rest}\"",
            ("band", "none") => $"{OutcomeText(outcome)}: no band is agreed",
            ("band", { Length: > 0 }) when rest.StartsWith("below ", StringComparison.Ordinal) =>
                $"{OutcomeText(outcome)}: the score is {rest}",
            ("band", { Length: > 0 }) => $"{OutcomeText(outcome)} as {rest}",
            ("worked", "contacted") => $"{OutcomeText(outcome)}: the lead was contacted already",
            ("worked", "flagged") => $"{OutcomeText(outcome)}: its score is in review",
            ("agreement", "none") => $"{OutcomeText(outcome)} because no agreement takes it",
            ("agreement", "several") => $"{OutcomeText(outcome)} because more than one agreement takes it",
            ("score", "") => $"{OutcomeText(outcome)}: the agreement does not cover that score",
            (DecisionAgain.ReleasedRule, "") => $"{OutcomeText(outcome)}: released by hand as it stood",
            (DecisionAgain.DroppedRule, "") => $"{OutcomeText(outcome)}: dropped by hand while it waited",
            ("hours", { Length: > 0 }) => $"{OutcomeText(outcome)} until working hours open",
            ("expired", "waiting") => $"{OutcomeText(outcome)}: its alert expired while it waited for opening",
            ("expired", "") => $"{OutcomeText(outcome)}: its alert would have expired already",
            ("holdout", "") => $"{OutcomeText(outcome)}: left without an alert to learn what alerts bring",
            ("superseded", "") => $"{OutcomeText(outcome)}: a newer event had been acted on",
            _ => OutcomeText(outcome),
        };
    }

    /// <summary>An outcome as people say it, e.g. "Not handed off".</summary>
    public static string OutcomeText(DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.Alerted => "Alerted",
            DecisionOutcome.Updated => "Updated the live alert",
            DecisionOutcome.Withdrawn => "Withdrew the live alert",
            DecisionOutcome.Held => "Held",
            DecisionOutcome.Suppressed => "Not handed off",
            DecisionOutcome.HeldOut => "Held out",
            DecisionOutcome.Nurture => "Stays in nurture",
            DecisionOutcome.Expired => "Came too late",
            DecisionOutcome.Superseded => "Overtaken",
            DecisionOutcome.Learned => "Fields taken in",
            DecisionOutcome.Recorded => "Recorded",
        };
}
