using HandoffBot.Publishing.Pacing;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>What goes next, within every pace; and when a pace or a hold that a row keeps counts.</summary>
public sealed class SendPlanTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);
    private static readonly Pace Pace = new("method:test", Duration.FromSeconds(2), 3);
    private static readonly Duration Tick = Duration.FromMilliseconds(1);

    [Fact]
    public void Hot_goes_before_warm_then_the_soonest_to_expire_and_what_never_does_last()
    {
        var plan = Plan(slots: 10, Pace with { Burst = 5 });

        plan.Posts([Queue("warm", 1, 5), Queue("ever", 0, null), Queue("late", 0, 90), Queue("soon", 0, 9)], Pace with { Burst = 5 });

        Assert.Equal(["soon", "late", "ever", "warm"], plan.Ids);
        Assert.Null(plan.NextAt);
        Assert.Equal(Now + Pace.Interval * 4, plan.Reservations[Pace.Key]);
        Assert.Equal(Now + SlackPaces.LongestPost, plan.Reservations[SlackPaces.Channel("soon")]);
    }

    [Fact]
    public void What_the_pace_leaves_over_is_looked_at_when_the_next_use_is_free()
    {
        var plan = Plan(slots: 10, Pace);

        plan.Posts([.. Enumerable.Range(0, 4).Select(n => Queue($"c{n}", 0, n))], Pace);

        Assert.Equal(["c0", "c1", "c2"], plan.Ids);
        Assert.Equal(Now + Pace.Interval + Tick, plan.NextAt);
        Assert.False(plan.Reservations.ContainsKey(SlackPaces.Channel("c3")));
    }

    [Fact]
    public void Where_only_slots_are_short_nothing_is_waited_for()
    {
        var plan = Plan(slots: 2, Pace);

        plan.Posts([Queue("a", 0, 1), Queue("b", 0, 2), Queue("c", 0, 3)], Pace);

        Assert.Equal(2, plan.Ids.Count);
        Assert.Equal(0, plan.Capacity(Pace));
        Assert.Null(plan.NextAt);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_channel_is_free_from_its_moment_on_and_woken_for_at_it(int aheadMilliseconds, bool isFree)
    {
        var plan = Plan(slots: 5, Pace);
        var free = Now + Duration.FromMilliseconds(aheadMilliseconds);

        plan.Posts([Queue("c", 0, 1) with { FreeAt = free.ToUnixTimeMilliseconds() }, Queue("none", 0, 1) with { Id = null }], Pace);

        Assert.Equal(isFree ? ["c"] : Array.Empty<string>(), plan.Ids);
        Assert.Equal(isFree ? null : free, plan.NextAt);
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, 20)]
    [InlineData(21, 30)]
    public void Half_of_the_shortest_of_the_last_twenty_ways_is_made_use_of(int posts, int milliseconds)
    {
        var sends = new SendDurations();
        for (var post = 0; post < posts; post++)
        {
            sends.Add(Duration.FromMilliseconds(post == 0 ? 40 : 60 + post % 2));
        }

        Assert.Equal(Duration.FromMilliseconds(milliseconds), sends.Allowance);
    }

    [Fact]
    public void A_channel_that_slack_asked_to_leave_alone_is_left_alone()
    {
        var plan = Plan(slots: 5, Pace);
        var until = Now + Duration.FromSeconds(30);

        plan.Posts([Queue("c", 0, 1) with { HeldUntil = until.ToUnixTimeMilliseconds() }], Pace);

        Assert.Empty(plan.Ids);
        Assert.Equal(until, plan.NextAt);
    }

    [Fact]
    public void Edits_and_look_ups_that_fill_their_capacity_are_continued_and_fewer_are_not()
    {
        var (full, fewer) = (Plan(slots: 5, Pace), Plan(slots: 5, Pace));

        full.Edits(["a", "b", "c"], Pace);
        fewer.Lookups(["a", "b"], Pace);

        Assert.Equal(Now + Pace.Interval + Tick, full.NextAt);
        Assert.Null(fewer.NextAt);
        Assert.Equal(Now + Pace.Interval * 2, fewer.Reservations[Pace.Key]);
        Assert.Empty(Plan(slots: 5, Pace).Reservations);
    }

    [Fact]
    public void The_earliest_moment_wakes()
    {
        var plan = Plan(slots: 1, Pace);

        plan.Wake(Now + Duration.FromSeconds(2));
        plan.Wake(Now + Duration.FromSeconds(1));
        plan.Wake(Now + Duration.FromSeconds(3));

        Assert.Equal(Now + Duration.FromSeconds(1), plan.NextAt);
    }

    // Three uses of two seconds, and a minute of tolerance.
    [Theory]
    [InlineData(66_000, 0, 66_000)]
    [InlineData(66_001, 0, null)]
    [InlineData(0, 901_000, 905_000)]
    [InlineData(0, 901_001, 0)]
    [InlineData(30_000, 10_000, 30_000)]
    [InlineData(30_000, 0, 30_000)]
    [InlineData(66_001, 1, 4_001)]
    public void A_use_or_a_hold_further_ahead_than_any_can_be_does_not_count(int next, int held, int? ahead)
    {
        var row = new RateLimitRow
        {
            Key = Pace.Key,
            NextFreeAt = Now + Duration.FromMilliseconds(next),
            HeldUntil = Now + Duration.FromMilliseconds(held),
        };

        Assert.Equal(ahead is { } milliseconds ? Now + Duration.FromMilliseconds(milliseconds) : Instant.MinValue, Pace.Ahead(row, Now));
    }

    [Theory]
    [InlineData(61_005, 0, 61_005)]
    [InlineData(61_006, 0, null)]
    [InlineData(500, 901_000, 901_000)]
    [InlineData(500, 901_001, 500)]
    [InlineData(500, 400, 500)]
    public void A_channel_is_free_once_its_post_and_its_hold_are_over(int next, int held, int? free)
    {
        var at = SlackPaces.FreeAt(Now + Duration.FromMilliseconds(next), Now + Duration.FromMilliseconds(held), Now);

        Assert.Equal(free is { } milliseconds ? Now + Duration.FromMilliseconds(milliseconds) : Instant.MinValue, at);
    }

    private static SendPlan Plan(int slots, Pace pace) =>
        new(
            new Dictionary<string, RateLimitRow>(StringComparer.Ordinal)
            {
                [pace.Key] = new RateLimitRow { Key = pace.Key, NextFreeAt = Instant.MinValue },
            },
            slots,
            Now
        );

    // The post is named as its channel.
    private static ChannelQueue Queue(string channel, int priority, long? expiresAt) =>
        new(channel, null, null, null, channel, priority, expiresAt);
}
