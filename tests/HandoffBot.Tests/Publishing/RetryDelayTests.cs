using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Slack.WebApi;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>How long is waited before the next try, to the millisecond.</summary>
public sealed class RetryDelayTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(1, 1_000)]
    [InlineData(2, 2_000)]
    [InlineData(3, 4_000)]
    [InlineData(5, 16_000)]
    [InlineData(6, 20_000)]
    [InlineData(10_000, 20_000)]
    public void A_wait_doubles_with_each_try_up_to_the_most(int tries, int milliseconds)
    {
        var (first, most) = (Duration.FromSeconds(1), Duration.FromSeconds(20));

        Assert.Equal(Duration.FromMilliseconds(milliseconds), new Backoff(new FixedRandom(0)).After(tries, first, most));
        Assert.Equal(
            milliseconds * 2 / 3.0,
            new Backoff(new FixedRandom(1)).After(tries, first, most).TotalMilliseconds,
            tolerance: 0.001
        );
    }

    [Theory]
    [InlineData(null, 0, 3_020)]
    [InlineData(null, 1, 3_119)]
    [InlineData(0, 0, 20)]
    [InlineData(5, 0, 5_020)]
    [InlineData(5, 1, 5_119)]
    [InlineData(900, 0, 900_020)]
    [InlineData(901, 0, 900_020)]
    [InlineData(90_000_000, 0, 900_020)]
    public void After_a_429_what_slack_named_is_waited_and_a_little_more_up_to_a_quarter_of_an_hour(int? named, int share, int milliseconds)
    {
        TimeSpan? retryAfter = named is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

        var wait = new Backoff(new FixedRandom(share)).After(new RequestRateLimited(retryAfter));

        Assert.Equal(Duration.FromMilliseconds(milliseconds), wait);
    }

    // A tenth of the time that is left, a second at least and a minute at most.
    [Theory]
    [InlineData(null, null, 60_000)]
    [InlineData(100, null, 10_000)]
    [InlineData(100, 9_000, 10_000)]
    [InlineData(5, 9_000, 1_000)]
    [InlineData(9_000, null, 60_000)]
    [InlineData(-1, 300, 30_000)]
    [InlineData(0, 300, 30_000)]
    [InlineData(null, 300, 30_000)]
    [InlineData(null, -300, 1_000)]
    public void The_closer_somebody_should_act_the_shorter_the_longest_wait(int? actIn, int? expiresIn, int milliseconds)
    {
        var row = Message(actIn, expiresIn);
        row.Attempts = 20;

        Assert.Equal(Duration.FromMilliseconds(milliseconds), new RetryDelay(new(new FixedRandom(0))).AfterFailure(row, Now));
    }

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(1, 2_000)]
    [InlineData(4, 16_000)]
    public void The_first_failure_waits_a_second(int before, int milliseconds)
    {
        var row = Message(null, null);
        row.Attempts = before;

        Assert.Equal(Duration.FromMilliseconds(milliseconds), new RetryDelay(new(new FixedRandom(0))).AfterFailure(row, Now));
    }

    [Theory]
    [InlineData(null, null, 1_000)]
    [InlineData(1, null, 1_000)]
    [InlineData(10, null, 5_000)]
    [InlineData(100_000, null, 60_000)]
    [InlineData(100, 200, 20_000)]
    public void A_look_up_without_an_answer_is_repeated_after_half_the_time_in_doubt(int? inDoubt, int? expiresIn, int milliseconds)
    {
        var row = Message(null, expiresIn);
        row.UncertainSince = inDoubt is { } seconds ? Now - Duration.FromSeconds(seconds) : null;

        Assert.Equal(Duration.FromMilliseconds(milliseconds), new RetryDelay(new(new FixedRandom(0))).AfterLookUp(row, Now));
    }

    private static MessageRow Message(int? actIn, int? expiresIn)
    {
        var row = Outbox.Row(Outbox.AlertKind, "alert-1", "C0ALERTS", null, null, 0, At(expiresIn), 1, Now);
        row.ActBy = At(actIn);
        return row;

        static Instant? At(int? seconds) => seconds is { } after ? Now + Duration.FromSeconds(after) : null;
    }
}
