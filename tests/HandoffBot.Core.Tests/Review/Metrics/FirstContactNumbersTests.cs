using HandoffBot.Core.Review.Metrics;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Metrics;

public sealed class FirstContactNumbersTests
{
    [Theory]
    [InlineData(10, 10, "2 5 9", "5, 2 to 9")]
    [InlineData(10, 7, "2 5", "5, 2 to never")]
    [InlineData(10, 4, "2", "never, 2 to never")]
    [InlineData(10, 0, "", "never, never to never")]
    [InlineData(3, 3, "2", "2, never to never")]
    [InlineData(1, 1, "1", "1, never to never")]
    public void Those_that_were_not_contacted_wait_longer_than_all_others(long posted, long contacted, string ranks, string says)
    {
        var asked = FirstContactNumbers.Ranks(posted, contacted);
        Assert.Equal(ranks, string.Join(' ', asked));

        var waited = asked.ToDictionary(rank => rank, rank => Duration.FromMinutes(rank));
        var numbers = FirstContactNumbers.Of("hot", posted, contacted, waited);

        Assert.Equal(says, $"{Minutes(numbers.Median)}, {Minutes(numbers.Lower)} to {Minutes(numbers.Upper)}");
        Assert.Equal(("hot", posted, contacted), (numbers.Band, numbers.Posted, numbers.Contacted));

        static string Minutes(Duration? span) => span is { } known ? $"{known.TotalMinutes:0}" : "never";
    }
}
