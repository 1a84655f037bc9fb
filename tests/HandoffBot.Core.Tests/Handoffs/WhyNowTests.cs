using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class WhyNowTests
{
    [Fact]
    public void The_three_biggest_movers_are_shown_newest_first_whichever_way_they_moved() =>
        Assert.Equal(
            ["viewed_pricing", "unsubscribed", "invited_teammates"],
            WhyNow
                .Shown([
                    TestData.Signal("invited_teammates", 20, SignalStrength.High, Duration.FromHours(9)),
                    TestData.Signal("opened_mail", 3, SignalStrength.Supportive, Duration.Zero),
                    TestData.Signal("unsubscribed", -15, SignalStrength.Supportive, Duration.FromHours(5)),
                    TestData.Signal("viewed_pricing", 12, SignalStrength.Meaningful, Duration.FromHours(1)),
                ])
                .Select(s => s.Key)
        );

    [Fact]
    public void Signals_of_unknown_time_come_last()
    {
        var unknown = TestData.Signal("unknown", 99, SignalStrength.High, null);

        Assert.Equal("unknown", WhyNow.Shown([unknown, .. TestData.Event.Signals])[^1].Key);
    }

    [Fact]
    public void Among_equal_points_the_stronger_and_then_the_newer_goes_first()
    {
        Signal[] signals =
        [
            TestData.Signal("older", 5, SignalStrength.Supportive, Duration.FromHours(3)),
            TestData.Signal("newer", 5, SignalStrength.Supportive, Duration.FromHours(1)),
            TestData.Signal("stronger", 5, SignalStrength.High, Duration.FromHours(9)),
            TestData.Signal("untold", null, SignalStrength.High, Duration.Zero),
        ];

        Assert.Equal(["stronger", "newer", "older", "untold"], WhyNow.ByWeight(signals).Select(s => s.Key));
        Assert.All(Enumerable.Range(0, signals.Length), skipped =>
            Assert.Same(WhyNow.ByWeight(signals[skipped..])[0], WhyNow.Biggest(signals[skipped..]))
        );
        Assert.Null(WhyNow.Biggest([]));
    }
}
