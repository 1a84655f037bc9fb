using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Publishing.Pacing;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class PacingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 9, 0);

    [Fact]
    public void A_burst_follows_a_rest_and_then_the_pace_is_even()
    {
        var pace = new Pace("k", Duration.FromSeconds(1), 3);
        var ahead = pace.After(Instant.MinValue, Now, 3);

        Assert.Equal(3, pace.Free(Instant.MinValue, Now));
        Assert.Equal(0, pace.Free(ahead, Now));
        Assert.Equal(Now + Duration.FromSeconds(1), pace.NextAt(ahead));
        Assert.Equal(1, pace.Free(ahead, Now + Duration.FromSeconds(1)));
    }

    [Fact]
    public void After_slack_asked_for_patience_nothing_is_free_early_and_no_burst_follows()
    {
        var pace = new Pace("k", Duration.FromSeconds(1), 3);
        var ahead = pace.Until(Now + Duration.FromSeconds(30));

        Assert.Equal(0, pace.Free(ahead, Now + Duration.FromSeconds(29)));
        Assert.Equal(1, pace.Free(ahead, Now + Duration.FromSeconds(30)));
    }

    [Fact]
    public void A_sliding_minute_never_holds_more_edits_than_slack_allows()
    {
        var pauses = Gen.Choose(0, 4000).ListOf(200);
        Check.One(
            Config.QuickThrowOnFailure.WithReplay(7, 7).WithMaxTest(50),
            Prop.ForAll(pauses.ToArbitrary(), plan => MostInAMinute(SlackPaces.Edits, plan) <= 50)
        );
    }

    [Theory]
    [InlineData(600)]
    [InlineData(300)]
    [InlineData(60)]
    [InlineData(6000)]
    public void Posts_that_arrive_late_do_not_make_one_minute_too_full_nor_is_much_left_unused(int allowed)
    {
        var pace = SlackPaces.Posts(allowed);
        // What arrives up to 200 ms after it left shares the minute of what left later.
        var inAMinute = MostInAMinute(pace, Enumerable.Repeat(1, 90_000));
        var late = (int)Math.Ceiling(TimeSpan.FromMilliseconds(200) / pace.Interval.ToTimeSpan());

        Assert.True(inAMinute + late <= allowed, $"{inAMinute} in a minute and {late} late ones are more than {allowed}");
        Assert.True(allowed < 600 || Duration.FromMinutes(1) / pace.Interval >= 0.98 * allowed);
    }

    [Fact]
    public void Whatever_the_ways_take_a_channels_posts_arrive_a_second_apart_and_closer_once_the_way_is_known()
    {
        var sends = new SendDurations();
        var (random, now, arrived) = (new Random(5), Now, new List<Instant>());
        for (var post = 0; post < 200; post++)
        {
            // 80 to 120 ms there, and 30 to 60 back, with one way in ten a great deal longer.
            var there = Duration.FromMilliseconds(random.Next(10) == 0 ? random.Next(80, 900) : random.Next(80, 120));
            var back = Duration.FromMilliseconds(random.Next(30, 60));
            arrived.Add(now + there);
            sends.Add(there + back);
            now = now + there + back - sends.Allowance + SlackPaces.ChannelSpacing;
        }

        var apart = arrived.Zip(arrived.Skip(1), (one, next) => (next - one).TotalMilliseconds).ToList();
        Assert.True(apart.Min() >= 1000, $"{apart.Min()}");
        Assert.True(apart[SendDurations.Known..].Average() < apart[..SendDurations.Known].Average());
    }

    [Fact]
    public void Half_of_the_shortest_of_the_last_twenty_ways_is_not_waited_for()
    {
        var sends = new SendDurations();
        Send(sends, 40, times: SendDurations.Known - 1);
        Assert.Equal(Duration.Zero, sends.Allowance);

        Send(sends, 40, times: 1);
        Assert.Equal(Duration.FromMilliseconds(20), sends.Allowance);

        Send(sends, 60, times: SendDurations.Known - 1);
        Assert.Equal(Duration.FromMilliseconds(20), sends.Allowance);
        Send(sends, 60, times: 1);
        Assert.Equal(Duration.FromMilliseconds(30), sends.Allowance);
        Send(sends, 10, times: 1);
        Assert.Equal(Duration.FromMilliseconds(5), sends.Allowance);
    }

    [Fact]
    public void A_clock_that_was_set_back_lets_no_post_go_early()
    {
        var sends = new SendDurations();
        for (var post = 0; post < SendDurations.Known; post++)
        {
            sends.Add(Duration.FromMilliseconds(post == 3 ? -3_600_000 : 40));
        }

        Assert.Equal(Duration.Zero, sends.Allowance);
        sends.Add(Duration.FromMilliseconds(50));
        Assert.Equal(Duration.Zero, sends.Allowance);
    }

    private static void Send(SendDurations sends, int milliseconds, int times)
    {
        for (var post = 0; post < times; post++)
        {
            sends.Add(Duration.FromMilliseconds(milliseconds));
        }
    }

    private static int MostInAMinute(Pace pace, IEnumerable<int> pauses)
    {
        var (ahead, now, uses) = (Instant.MinValue, Now, new List<Instant>());
        foreach (var pause in pauses)
        {
            now += Duration.FromMilliseconds(pause);
            // As greedy as can be: whatever is free is used at once.
            var free = pace.Free(ahead, now);
            if (free > 0)
            {
                ahead = pace.After(ahead, now, free);
            }

            uses.AddRange(Enumerable.Repeat(now, free));
        }

        var first = 0;
        return uses.Select(
                (use, last) =>
                {
                    while (uses[first] <= use - Duration.FromMinutes(1))
                    {
                        first++;
                    }

                    return last - first + 1;
                }
            )
            .DefaultIfEmpty()
            .Max();
    }
}
