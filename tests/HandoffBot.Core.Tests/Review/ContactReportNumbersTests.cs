using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

public sealed class ContactReportNumbersTests
{
    [Fact]
    public void What_a_report_writes_is_what_is_counted()
    {
        var reports =
            from qualified in new bool?[] { null, true, false }
            from data in new bool?[] { null, true, false }
            from timing in new bool?[] { null, true, false }
            select new FirstContactReport("U0REP1", Instant.MinValue, qualified, data, timing);

        var numbers = ContactReportNumbers.Of([.. reports.Select(report => (report.ToString(), 2L))])!;

        // Of 27 reports nine say yes to each question and nine no; each is made twice.
        Assert.Equal(FirstContactReport.Questions, numbers.Answers.Select(one => one.Name));
        Assert.All(numbers.Answers, one => Assert.Equal(new Proportion(18, 36), one.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else: yes")]
    [InlineData("qualified")]
    public void What_no_report_wrote_counts_for_nothing(string words) => Assert.Null(ContactReportNumbers.Of([(words, 1)]));

    [Fact]
    public void Only_reports_that_answer_something_are_counted() =>
        Assert.Equal(3, ContactReportNumbers.Of([("", 2), ("qualified: no", 3)])!.Alerts);
}
