using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>Stored traces leave these sentences out: another meaning here would be another meaning of every past decision.</summary>
public sealed class StandardTraceStepsTests
{
    [Theory]
    [InlineData("score", "score.name = \"trial-pql\"", "The agreement covers this score.")]
    [InlineData("order", "no earlier event", "The first event of this account.")]
    [InlineData("order", "occurred 2 h after the last event", "Newer than what was acted on.")]
    [InlineData("path", "no paths agreed", "The bands alone decide.")]
    [InlineData("worked", "no current alert", "Nobody is at work on it.")]
    [InlineData("worked", "last alert is open", "Neither contacted nor flagged.")]
    [InlineData("authority", "authority.alerts = use_now", "Alerts may be used now.")]
    [InlineData("hours", "coverage = \"emea\"", "Within working hours.")]
    public void A_rule_that_passed_says_the_usual_of_what_it_looked_at(string rule, string input, string says) =>
        Assert.Equal(new TraceStep(rule, input, true, says), StandardTraceSteps.Of(rule, input));

    [Theory]
    [InlineData("order", "no earlier event", true, "The first event of this account.", true)]
    [InlineData("order", "no earlier event", false, "The first event of this account.", false)]
    [InlineData("order", "no earlier event", true, "Newer than what was acted on.", false)]
    [InlineData("path", "score = 91", true, "The bands alone decide.", false)]
    public void What_says_the_usual_is_told_from_what_does_not(string rule, string input, bool passed, string says, bool usual)
    {
        var step = new TraceStep(rule, input, passed, says);

        Assert.Equal(usual, StandardTraceSteps.Includes(step));
        Assert.Equal(usual, StandardTraceSteps.Find(rule, input) == step);
    }

    [Theory]
    [InlineData("required", "contact.email = \"a\"", true, "contact.email is known.", true)]
    [InlineData("required", "note = \"a = b\"", true, "note is known.", true)]
    [InlineData("required", " = ", true, " is known.", true)]
    [InlineData("required", "note = \"a = b\"", true, "note = \"a is known.", false)]
    [InlineData("required", "contact.email = \"a\"", false, "contact.email is known.", false)]
    [InlineData("required", "contact.email = \"a\"", true, "contact.email is known", false)]
    [InlineData("required", "contact.email = \"a\"", true, "contact.phone is known.", false)]
    [InlineData("required", "contact.email", true, "contact.email is known.", false)]
    [InlineData("band", "contact.email = \"a\"", true, "contact.email is known.", false)]
    public void A_known_field_is_told_from_what_only_looks_like_one(string rule, string input, bool passed, string says, bool known)
    {
        var step = new TraceStep(rule, input, passed, says);

        Assert.Equal(known, step.IsOfKnownField());
        Assert.Equal(known, TraceStep.OfKnownField(input) == step);
    }

    [Theory]
    [InlineData("path", "score = 91")]
    [InlineData("route", "takes every lead")]
    [InlineData("", "")]
    public void Of_anything_else_there_is_nothing_usual(string rule, string input)
    {
        Assert.Null(StandardTraceSteps.Find(rule, input));
        Assert.Throws<ArgumentException>(() => StandardTraceSteps.Of(rule, input));
    }
}
