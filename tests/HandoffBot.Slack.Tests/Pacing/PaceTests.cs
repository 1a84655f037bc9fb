using FsCheck.Fluent;
using HandoffBot.Slack.Pacing;

namespace HandoffBot.Slack.Tests.Pacing;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_channel_takes_one_message_a_second()
    {
        var pace = MethodPaces.For("chat.postMessage", "C1").Single(key => key.Key == "channel:C1").Pace;
        var free = pace.Taken(DateTimeOffset.MinValue, pace.Earliest(DateTimeOffset.MinValue, Now));

        Assert.Equal(Now.AddSeconds(1), pace.Earliest(free, Now));
        Assert.Equal(Now.AddSeconds(5), pace.Earliest(free, Now.AddSeconds(5)));
    }

    [Fact]
    public void A_burst_follows_a_rest_and_then_the_pace_is_even()
    {
        var pace = Pace.PerMinute(60, burst: 3);

        Assert.Equal([0, 0, 0, 1, 2], Starts(pace, DateTimeOffset.UnixEpoch, 5).Select(start => (start - Now).TotalSeconds));
    }

    [Fact]
    public void After_slack_asked_for_patience_nothing_starts_early_and_no_burst_follows()
    {
        var pace = Pace.PerMinute(60, burst: 3);
        var held = pace.HeldUntil(DateTimeOffset.UnixEpoch, Now.AddSeconds(30));

        Assert.Equal([30, 31, 32], Starts(pace, held, 3).Select(start => (start - Now).TotalSeconds));
    }

    [Fact]
    public void Patience_never_shortens_a_longer_wait()
    {
        var pace = new Pace(TimeSpan.FromSeconds(1));

        Assert.Equal(Now.AddSeconds(60), pace.HeldUntil(Now.AddSeconds(60), Now.AddSeconds(5)));
    }

    [Fact]
    public void In_no_span_of_time_are_there_more_calls_than_the_pace_allows() =>
        Property.Holds(
            from perMinute in Gen.Choose(1, 240)
            from burst in Gen.Choose(1, 10)
            from gaps in Gen.Choose(0, 3000).ListOf(40)
            select (Pace: Pace.PerMinute(perMinute, burst), gaps),
            plan =>
            {
                var (pace, gaps) = plan;
                var (free, now, starts) = (DateTimeOffset.UnixEpoch, Now, new List<DateTimeOffset>());
                foreach (var gap in gaps)
                {
                    now = now.AddMilliseconds(gap);
                    var start = pace.Earliest(free, now);
                    Assert.True(start >= now);
                    free = pace.Taken(free, start);
                    starts.Add(start);
                    now = start;
                }

                for (var i = pace.Burst; i < starts.Count; i++)
                {
                    Assert.True(starts[i] - starts[i - pace.Burst] >= pace.Interval);
                }
            });

    [Theory]
    [InlineData("chat.postMessage", MethodTier.Posting)]
    [InlineData("chat.update", MethodTier.Three)]
    [InlineData("users.lookupByEmail", MethodTier.Three)]
    [InlineData("views.open", MethodTier.Four)]
    [InlineData("apps.connections.open", MethodTier.One)]
    [InlineData("a.method.not.known", MethodTier.Two)]
    public void Every_method_has_its_tier(string method, MethodTier tier) => Assert.Equal(tier, MethodPaces.TierOf(method));

    [Fact]
    public void A_post_counts_against_its_channel_and_the_workspace_and_an_edit_against_its_method()
    {
        Assert.Equal(["channel:C1", "workspace"], MethodPaces.For("chat.postMessage", "C1").Select(key => key.Key));
        Assert.Equal(["method:chat.update"], MethodPaces.For("chat.update", "C1").Select(key => key.Key));
    }

    [Theory]
    [InlineData("apps.connections.open", 1)]
    [InlineData("conversations.list", 20)]
    [InlineData("chat.update", 50)]
    [InlineData("views.open", 100)]
    public void No_pace_is_above_what_slack_promises(string method, int perMinute) =>
        Assert.True(MethodPaces.For(method).Single().Pace.Interval >= TimeSpan.FromMinutes(1) / perMinute);

    [Fact]
    public void Waits_double_up_to_the_longest_and_are_spread()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(1, 6).Select(failures => backOff.Wait(failures, 1).TotalSeconds));
        Assert.Equal([0.5, 1, 2, 4, 5, 5], Enumerable.Range(1, 6).Select(failures => backOff.Wait(failures, 0).TotalSeconds));
        Assert.Equal(10, backOff.Wait(int.MaxValue, 1).TotalSeconds);
    }

    private static List<DateTimeOffset> Starts(Pace pace, DateTimeOffset free, int count)
    {
        var starts = new List<DateTimeOffset>();
        for (var i = 0; i < count; i++)
        {
            var start = pace.Earliest(free, Now);
            free = pace.Taken(free, start);
            starts.Add(start);
        }

        return starts;
    }
}
