using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class PredicateReaderTests
{
    [Theory]
    [InlineData("score >= 70", "score", Comparison.AtLeast, "70")]
    [InlineData("score>70", "score", Comparison.MoreThan, "70")]
    [InlineData("score_change <= -5.5", "score_change", Comparison.AtMost, "-5.5")]
    [InlineData("stale_signals < 1", "stale_signals", Comparison.LessThan, "1")]
    [InlineData("account.segment == smb", "account.segment", Comparison.Equal, "smb")]
    [InlineData("account.segment != 'mid market'", "account.segment", Comparison.NotEqual, "mid market")]
    [InlineData("answers.Current solution == \"A >= B\"", "answers.Current solution", Comparison.Equal, "A >= B")]
    [InlineData("account.employees >= 50", "account.employees", Comparison.AtLeast, "50")]
    public void A_condition_is_a_subject_a_comparison_and_a_value(string text, string subject, Comparison comparison, string value) =>
        Assert.Equal(new Predicate(text, subject, comparison, value), PredicateReader.Parse(text).Predicate);

    [Theory]
    [InlineData("score", "compares nothing")]
    [InlineData("", "compares nothing")]
    [InlineData("score = 70", "no comparison that is known")]
    [InlineData("score ! 70", "no comparison that is known")]
    [InlineData(">= 70", "lacks a left side")]
    [InlineData("score >=", "lacks a right side")]
    [InlineData("scores >= 70", "neither a measure nor a field")]
    [InlineData("score >= high", "is a number and \"high\" is not")]
    [InlineData("account.employees >= many", "is a number and \"many\" is not")]
    [InlineData("account.segment >= smb", "neither more nor less")]
    [InlineData("answers. == x", "neither a measure nor a field")]
    public void What_is_no_condition_is_a_fault_with_a_remedy(string text, string says)
    {
        var reading = PredicateReader.Parse(text, "paths[0].all[0]");

        Assert.Null(reading.Predicate);
        Assert.Equal("paths[0].all[0]", reading.Fault!.Path);
        Assert.Contains(says, reading.Fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(reading.Fault.Remedy);
    }

    [Theory]
    [InlineData("score => 70", "score >= 70")]
    [InlineData("score=70", "score == 70")]
    [InlineData("score === 70", "score == 70")]
    [InlineData("score =< 70", "score <= 70")]
    [InlineData("score ≥ 70", "score >= 70")]
    [InlineData("score ≤70", "score <= 70")]
    [InlineData("score <> 70", "score != 70")]
    [InlineData("score is 70", "score == 70")]
    [InlineData("score is not 70", "score != 70")]
    [InlineData("score at least 70", "score >= 70")]
    [InlineData("score is at most 70", "score <= 70")]
    [InlineData("meaningful_signals over 2", "meaningful_signals > 2")]
    [InlineData("account.segment equals smb", "account.segment == smb")]
    [InlineData("answers.Timeline IS This quarter", "answers.Timeline == This quarter")]
    public void A_comparison_of_another_language_is_guessed(string text, string meant)
    {
        var reading = PredicateReader.Parse(text);

        Assert.Equal($"Did you mean \"{meant}\"?", reading.Fault?.Remedy);
        Assert.NotNull(PredicateReader.Parse(meant).Predicate);
    }

    [Theory]
    [InlineData("account.domain == *.edu")]
    [InlineData("account.segment != smb*")]
    public void A_wildcard_in_a_condition_is_a_fault(string text) =>
        Assert.Contains("wildcard", PredicateReader.Parse(text).Fault!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("meaningfull_signals >= 2", "Did you mean meaningful_signals?")]
    [InlineData("account.teritory == EMEA", "Did you mean account.territory?")]
    public void A_mistyped_subject_is_guessed(string text, string remedy) =>
        Assert.StartsWith(remedy, PredicateReader.Parse(text).Fault!.Remedy, StringComparison.Ordinal);
}
