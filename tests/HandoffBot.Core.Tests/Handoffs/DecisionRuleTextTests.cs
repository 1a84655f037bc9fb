using HandoffBot.Core.Handoffs;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class DecisionRuleTextTests
{
    // Every rule that a gate, a handing off, or Handoffs' own refusal can give.
    [Theory]
    [InlineData(Outcome.Held, "required:contact.email", "Held for want of an e-mail address")]
    [InlineData(Outcome.Held, "required:signals", "Held for want of a signal that explains the score")]
    [InlineData(Outcome.Held, "required:answers.Budget", "Held for want of an answer to \"Budget\"")]
    [InlineData(Outcome.Held, "required:owner", "Held for want of an owner")]
    [InlineData(Outcome.Held, "authority:alerts", "Held because alerts are not agreed yet")]
    [InlineData(Outcome.Held, "fault", "Held because the event could not be decided: an operator has to look")]
    [InlineData(Outcome.Suppressed, "disqualify:Student", "Not handed off as \"Student\"")]
    [InlineData(Outcome.Suppressed, "disqualify:Rival: EU", "Not handed off as \"Rival: EU\"")]
    [InlineData(Outcome.Withdrawn, "disqualify:Student", "Withdrew the live alert as \"Student\"")]
    [InlineData(Outcome.Withdrawn, "band:below warm", "Withdrew the live alert: the score is below warm")]
    [InlineData(Outcome.Nurture, "band:below warm", "Stays in nurture: the score is below warm")]
    [InlineData(Outcome.Nurture, "band:none", "Stays in nurture: no band is agreed")]
    [InlineData(Outcome.Suppressed, "path:none", "Not handed off: no path to an alert held")]
    [InlineData(Outcome.Alerted, "path:engaged fit", "Alerted by \"engaged fit\"")]
    [InlineData(Outcome.Updated, "band:hot", "Updated the live alert as hot")]
    [InlineData(Outcome.Suppressed, "worked:contacted", "Not handed off: the lead was contacted already")]
    [InlineData(Outcome.Suppressed, "worked:flagged", "Not handed off: its score is in review")]
    [InlineData(Outcome.Suppressed, "score", "Not handed off: the agreement does not cover that score")]
    [InlineData(Outcome.Expired, "expired", "Came too late: its alert would have expired already")]
    [InlineData(Outcome.Superseded, "superseded", "Overtaken: a newer event had been acted on")]
    [InlineData(Outcome.Held, "of_another:version", "Held")]
    [InlineData(Outcome.Held, "", "Held")]
    public void A_rule_is_said_in_words(Outcome outcome, string rule, string says) => Assert.Equal(says, DecisionRuleText.Of(outcome, rule));
}
