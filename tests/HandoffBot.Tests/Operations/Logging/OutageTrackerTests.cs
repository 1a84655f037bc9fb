using HandoffBot.Hosting;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Tests.Operations.Logging;

public sealed class OutageTrackerTests
{
    private readonly SandboxClock _clock = new();
    private readonly OutageTracker _tracker;

    public OutageTrackerTests() => _tracker = new OutageTracker(_clock);

    [Fact]
    public void An_outage_is_reported_when_it_begins_once_a_minute_and_when_it_is_over()
    {
        Assert.True(_tracker.Failed() is { IsNew: true, Failures: 1 });
        for (var second = 0; second < 59; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Null(_tracker.Failed());
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_tracker.Failed() is { IsNew: false, Failures: 61, Lasted.TotalSeconds: >= 60 and < 70 });

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(_tracker.Succeeded() is { IsNew: false, Failures: 61 });
    }

    [Fact]
    public void The_end_is_told_once_and_lasted_until_the_first_success()
    {
        _tracker.Failed();
        _clock.Advance(TimeSpan.FromMinutes(5));
        _tracker.Failed();
        Assert.Null(_tracker.Succeeded());
        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.True(_tracker.Succeeded() is { IsNew: false, Failures: 2, Lasted.TotalMinutes: >= 5 and < 6 });
        Assert.Null(_tracker.Succeeded());
    }

    [Fact]
    public void Successes_among_failures_end_nothing_and_begin_nothing_anew()
    {
        var reports = 0;
        for (var second = 0; second < 50; second++)
        {
            reports += (_tracker.Failed() is null ? 0 : 1) + (_tracker.Succeeded() is null ? 0 : 1);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, reports);
    }

    [Fact]
    public void Without_an_outage_a_success_is_no_news() => Assert.Null(_tracker.Succeeded());
}
