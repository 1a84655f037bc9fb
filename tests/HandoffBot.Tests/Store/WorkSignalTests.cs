using HandoffBot.Sandbox.Time;
using HandoffBot.Store.Context;

namespace HandoffBot.Tests.Store;

public sealed class WorkSignalTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly SandboxClock _clock = new();
    private readonly WorkSignal _bell = new();

    [Fact]
    public async Task Notifications_that_came_while_nobody_waited_are_remembered_as_one()
    {
        _bell.Notify();
        _bell.Notify();

        await _bell.Wait(Hour, _clock, default);
        Assert.False(_bell.Wait(Hour, _clock, default).IsCompleted);
    }

    [Fact]
    public async Task A_notification_wakes_the_one_who_waits_and_is_used_up()
    {
        var waiting = _bell.Wait(Hour, _clock, default);
        Assert.False(waiting.IsCompleted);

        _bell.Notify();
        await waiting;

        Assert.False(_bell.Wait(Hour, _clock, default).IsCompleted);
    }

    [Fact]
    public async Task The_longest_wait_is_measured_on_a_clock_that_may_be_moved()
    {
        var waiting = _bell.Wait(Hour, _clock, default);
        _clock.Advance(Hour);

        await waiting;
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_ends_without_an_exception_and_leaves_the_next_notification_to_the_next_wait()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _bell.Wait(Hour, _clock, stop.Token);
        await stop.CancelAsync();
        await waiting;

        _bell.Notify();
        await _bell.Wait(Hour, _clock, default);
    }
}
