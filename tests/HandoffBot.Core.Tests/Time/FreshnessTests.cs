using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Tests.Time;

public sealed class FreshnessTests
{
    [Theory]
    [InlineData(0, SignalAge.Fresh)]
    [InlineData(119, SignalAge.Fresh)]
    [InlineData(120, SignalAge.Ageing)]
    [InlineData((72 * 60) - 1, SignalAge.Ageing)]
    [InlineData(72 * 60, SignalAge.Stale)]
    [InlineData(-5, SignalAge.Fresh)]
    [InlineData(-6, SignalAge.Unknown)]
    public void Age_counts_from_the_observation_and_a_broken_clock_is_not_believed(int minutesAgo, SignalAge age) =>
        Assert.Equal(age, Freshness.Of(TestData.Ago(Duration.FromMinutes(minutesAgo)), TestData.Freshness, TestData.Now));

    [Fact]
    public void An_age_that_was_not_told_is_unknown() =>
        Assert.Equal(SignalAge.Unknown, Freshness.Of(null, TestData.Freshness, TestData.Now));

    [Fact]
    public void It_is_stale_from_the_moment_it_turns_stale()
    {
        var at = Freshness.TurnsStaleAt(TestData.Now, TestData.Freshness);

        Assert.Equal(SignalAge.Stale, Freshness.Of(TestData.Now, TestData.Freshness, at));
        Assert.Equal(SignalAge.Ageing, Freshness.Of(TestData.Now, TestData.Freshness, at - Duration.FromMilliseconds(1)));
        Assert.Equal(Instant.MaxValue, Freshness.TurnsStaleAt(Instant.MaxValue, TestData.Freshness));
    }

    [Theory]
    [InlineData(0, "a moment")]
    [InlineData(1, "1 second")]
    [InlineData(60, "1 minute")]
    [InlineData(119, "1 minute")]
    [InlineData(3600, "1 hour")]
    [InlineData(86_400, "1 day")]
    [InlineData(7200, "2 hours")]
    [InlineData(-7200, "2 hours")]
    [InlineData(86_400 * 3, "3 days")]
    public void A_span_is_said_in_its_largest_unit(int seconds, string said) =>
        Assert.Equal(said, DurationText.Of(Duration.FromSeconds(seconds)));
}
