using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class DecisionRuleTextTests
{
    // Every rule that a gate, a handing off, or Handoffs' own refusal can give.
    [Theory]
    [InlineData(DecisionOutcome.Held, "required:contact.email", "Held for want of an e-mail address")]
    [InlineData(DecisionOutcome.Held, "required:signals", "Held for want of a signal that explains the score")]
    [InlineData(DecisionOutcome.Held, "required:answers.Budget", "Held for want of an answer to \"Budget\"")]
    [InlineData(DecisionOutcome.Held, "required:owner", "Held for want of an owner")]
    [InlineData(DecisionOutcome.Held, "authority:alerts", "Held because alerts are not agreed yet")]
    [InlineData(DecisionOutcome.Held, "fault", "Held because the event could not be decided: an operator has to look")]
    [InlineData(DecisionOutcome.Suppressed, "disqualify:Student", "Not handed off as \"Student\"")]
    [InlineData(DecisionOutcome.Suppressed, "disqualify:Rival: EU", "Not handed off as \"Rival: EU\"")]
    [InlineData(DecisionOutcome.Withdrawn, "disqualify:Student", "Withdrew the live alert as \"Student\"")]
    [InlineData(DecisionOutcome.Withdrawn, "band:below warm", "Withdrew the live alert: the score is below warm")]
    [InlineData(DecisionOutcome.Nurture, "band:below warm", "Stays in nurture: the score is below warm")]
    [InlineData(DecisionOutcome.Nurture, "band:none", "Stays in nurture: no band is agreed")]
    [InlineData(DecisionOutcome.Suppressed, "path:none", "Not handed off: no path to an alert held")]
    [InlineData(DecisionOutcome.Alerted, "path:engaged fit", "Alerted by \"engaged fit\"")]
    [InlineData(DecisionOutcome.Updated, "band:hot", "Updated the live alert as hot")]
    [InlineData(DecisionOutcome.Suppressed, "worked:contacted", "Not handed off: the lead was contacted already")]
    [InlineData(DecisionOutcome.Suppressed, "worked:flagged", "Not handed off: its score is in review")]
    [InlineData(DecisionOutcome.Suppressed, "score", "Not handed off: the agreement does not cover that score")]
    [InlineData(DecisionOutcome.HeldOut, "holdout", "Held out: left without an alert to learn what alerts bring")]
    [InlineData(DecisionOutcome.Expired, "expired", "Came too late: its alert would have expired already")]
    [InlineData(DecisionOutcome.Superseded, "superseded", "Overtaken: a newer event had been acted on")]
    [InlineData(DecisionOutcome.Held, "of_another:version", "Held")]
    [InlineData(DecisionOutcome.Held, "", "Held")]
    public void A_rule_is_said_in_words(DecisionOutcome outcome, string rule, string says) =>
        Assert.Equal(says, DecisionRuleText.Of(outcome, rule));
}
