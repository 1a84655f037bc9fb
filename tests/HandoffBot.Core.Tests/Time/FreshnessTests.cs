using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Tests.Time;

public sealed class FreshnessTests
{
    [Theory]
    [InlineData(0, Age.Fresh)]
    [InlineData(119, Age.Fresh)]
    [InlineData(120, Age.Ageing)]
    [InlineData((72 * 60) - 1, Age.Ageing)]
    [InlineData(72 * 60, Age.Stale)]
    [InlineData(-5, Age.Fresh)]
    [InlineData(-6, Age.Unknown)]
    public void Age_counts_from_the_observation_and_a_broken_clock_is_not_believed(int minutesAgo, Age age) =>
        Assert.Equal(age, Freshness.Of(Given.Ago(Duration.FromMinutes(minutesAgo)), Given.Freshness, Given.Now));

    [Fact]
    public void An_age_that_was_not_told_is_unknown() => Assert.Equal(Age.Unknown, Freshness.Of(null, Given.Freshness, Given.Now));

    [Fact]
    public void It_is_stale_from_the_moment_it_turns_stale()
    {
        var at = Freshness.TurnsStaleAt(Given.Now, Given.Freshness);

        Assert.Equal(Age.Stale, Freshness.Of(Given.Now, Given.Freshness, at));
        Assert.Equal(Age.Ageing, Freshness.Of(Given.Now, Given.Freshness, at - Duration.FromMilliseconds(1)));
        Assert.Equal(Instant.MaxValue, Freshness.TurnsStaleAt(Instant.MaxValue, Given.Freshness));
    }

    [Theory]
    [InlineData(0, "a moment")]
    [InlineData(1, "1 second")]
    [InlineData(119, "1 minute")]
    [InlineData(7200, "2 hours")]
    [InlineData(-7200, "2 hours")]
    [InlineData(86_400 * 3, "3 days")]
    public void A_span_is_said_in_its_largest_unit(int seconds, string said) => Assert.Equal(said, InWords.Span(Duration.FromSeconds(seconds)));
}
