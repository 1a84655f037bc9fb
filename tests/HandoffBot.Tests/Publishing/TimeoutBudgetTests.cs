using HandoffBot.Publishing.Pacing;

namespace HandoffBot.Tests.Publishing;

/// <summary>What an answer to a person may still wait for one question.</summary>
public sealed class TimeoutBudgetTests
{
    [Theory]
    [InlineData(0, 5_000, 2_000)]
    [InlineData(0, 1_000, 1_000)]
    [InlineData(1_200, 1_000, 800)]
    [InlineData(1_950, 1_000, 50)]
    [InlineData(1_951, 1_000, 0)]
    [InlineData(9_000, 1_000, 0)]
    public void What_is_left_of_two_seconds_bounds_each_question(int passed, int most, int left)
    {
        var time = new StoppedClock();
        var budget = new TimeoutBudget(time);
        budget.Begin();

        time.Passed = TimeSpan.FromMilliseconds(passed);

        Assert.Equal(TimeSpan.FromMilliseconds(left), budget.Left(TimeSpan.FromMilliseconds(most)));
    }

    [Fact]
    public void Where_no_answer_has_begun_a_question_has_its_own_limit() =>
        Assert.Equal(TimeSpan.FromHours(1), new TimeoutBudget(new StoppedClock()).Left(TimeSpan.FromHours(1)));

    private sealed class StoppedClock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
