using HandoffBot.Core.Review.Metrics;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Metrics;

public sealed class BeforeAndAfterTests
{
    // What the contacted one of a rank waited: so many hours.
    [Theory]
    [InlineData(10, 10, 72, BaselineVerdict.Better)]
    [InlineData(10, 10, 9, BaselineVerdict.NotShown)]
    [InlineData(10, 10, 2, BaselineVerdict.NotShown)]
    [InlineData(10, 10, 1, BaselineVerdict.Worse)]
    [InlineData(10, 8, 72, BaselineVerdict.NotShown)]
    [InlineData(10, 1, 72, BaselineVerdict.Worse)]
    [InlineData(5, 5, 72, BaselineVerdict.NotShown)]
    public void First_contact_is_better_or_worse_where_all_of_its_range_is(long posted, long contacted, int before, BaselineVerdict verdict)
    {
        var waited = FirstContactNumbers.Ranks(posted, contacted).ToDictionary(rank => rank, rank => Duration.FromHours(rank));
        var now = FirstContactNumbers.Of("hot", posted, contacted, waited);

        Assert.Equal(verdict, BeforeAndAfter.FirstContact(now, Duration.FromHours(before)));
    }

    [Theory]
    [InlineData(2, 8, 0.9, BaselineVerdict.Worse)]
    [InlineData(2, 8, 0.6, BaselineVerdict.NotShown)]
    [InlineData(20, 100, 0.05, BaselineVerdict.Better)]
    [InlineData(0, 3, 0.5, BaselineVerdict.NotShown)]
    public void Opportunities_are_better_or_worse_where_all_of_their_range_is(
        long hits,
        long of,
        double before,
        BaselineVerdict verdict
    ) => Assert.Equal(verdict, BeforeAndAfter.Opportunities(new Proportion(hits, of), (decimal)before));
}
