using System.Globalization;
using HandoffBot.Bench.Campaign;
using HandoffBot.Testing.Hosts;
using NodaTime;

namespace HandoffBot.Campaign.Tests.Comparisons;

/// <summary>Time in which others want the machine is left out of how long a decision took, and no other time.</summary>
public sealed class CpuSaturationTests
{
    private const int Cores = 2;
    private const int Most = 4 * Cores;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly Duration Recovery = Duration.FromSeconds(5);
    private static readonly Duration Moment = Duration.FromMilliseconds(1);
    private readonly TestClock _clock = new();
    private readonly DecisionDelays _delays;
    private readonly CpuSaturation _saturation;

    public CpuSaturationTests()
    {
        _delays = new(_clock);
        _saturation = new(_delays, Cores);
    }

    private Instant Now => Instant.FromDateTimeOffset(_clock.Now);

    [Fact]
    public void A_machine_with_as_many_threads_as_a_campaign_may_have_is_not_saturated()
    {
        var from = Now;

        Look(Most, times: 50);

        Assert.Equal(0, _saturation.Share);
        Assert.True(_delays.Counts(from, Now));
    }

    [Fact]
    public void A_decision_that_waited_while_the_machine_was_saturated_does_not_count()
    {
        var before = Now;
        Look(Most, times: 10);
        var saturated = Now;
        Look(Most + 11, times: 10);
        Look(0, times: 10);
        var after = Now;

        Assert.InRange(_saturation.Share, 0.3, 0.7);
        Assert.True(_delays.Counts(before, saturated));
        Assert.False(_delays.Counts(before, after));
        Assert.False(_delays.Counts(saturated + Duration.FromMilliseconds(500), saturated + Duration.FromMilliseconds(501)));
    }

    [Fact]
    public void What_had_gathered_meanwhile_has_five_seconds()
    {
        Look(Most + 1, times: 1);
        Look(0, times: 1);
        var over = Now - Duration.FromTimeSpan(BetweenLooks);

        Assert.False(_delays.Counts(over + Recovery - Moment, over + Duration.FromMinutes(1)));
        Assert.True(_delays.Counts(over + Recovery, over + Duration.FromMinutes(1)));
    }

    [Fact]
    public void A_moment_of_many_threads_does_not_saturate_a_second()
    {
        Look(1, times: 9);
        Look(Most * 3, times: 1);
        Look(1, times: 20);

        Assert.Equal(0, _saturation.Share);
    }

    [Fact]
    public void It_is_the_last_second_that_counts()
    {
        Look(0, times: 1000);
        Look(Most * 2, times: 10);

        Assert.Equal(5 / 1010.0, _saturation.Share, precision: 6);
    }

    [Fact]
    public void A_saturation_that_goes_on_ends_with_the_campaign()
    {
        Look(Most + 1, times: 5);
        var from = Now;

        _saturation.Dispose();

        Assert.False(_delays.Counts(from - Moment, from + Moment));
        Assert.True(_delays.Counts(from + Recovery, from + Duration.FromMinutes(1)));
    }

    // As Linux writes it: three averages of longer times, threads that run or want to and all there are, the last process.
    private void Look(int runnable, int times)
    {
        for (var n = 0; n < times; n++)
        {
            _saturation.Look(string.Create(CultureInfo.InvariantCulture, $"0.20 9.18 99.12 {runnable}/411 8056\n"));
            _clock.Advance(BetweenLooks);
        }
    }
}
