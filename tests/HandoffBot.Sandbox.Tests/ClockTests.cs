using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Tests;

public sealed class ClockTests
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public void A_jump_moves_the_time_of_day_and_the_timestamp_alike()
    {
        var clock = new SandboxClock();
        var (now, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());

        clock.Advance(TimeSpan.FromHours(4));

        Assert.InRange(clock.GetUtcNow() - now, TimeSpan.FromHours(4), TimeSpan.FromHours(4.1));
        Assert.InRange(clock.GetElapsedTime(stamp), TimeSpan.FromHours(4), TimeSpan.FromHours(4.1));
    }

    [Fact]
    public async Task It_begins_at_any_time_and_goes_on_from_there()
    {
        var start = new DateTimeOffset(2020, 2, 29, 8, 0, 0, TimeSpan.Zero);
        var clock = new SandboxClock(start);
        var delay = Task.Delay(Never, clock);

        clock.Advance(Never);

        Assert.InRange(clock.GetUtcNow() - start, Never, Never + Patience);
        Assert.Equal(Never, clock.Offset);
        await delay.WaitAsync(Patience);
    }

    [Fact]
    public void It_does_not_go_back()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SandboxClock().Advance(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task A_delay_ends_with_the_jump_that_reaches_it_and_not_with_one_before()
    {
        var clock = new SandboxClock();
        var delay = Task.Delay(Never, clock);

        clock.Advance(Never - TimeSpan.FromHours(1));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));

        await delay.WaitAsync(Patience);
    }

    [Fact]
    public async Task Without_a_jump_a_timer_fires_by_itself_and_never_early()
    {
        var clock = new SandboxClock();
        var started = clock.GetTimestamp();

        await Task.Delay(TimeSpan.FromMilliseconds(20), clock);

        Assert.True(clock.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task A_periodic_timer_fires_once_for_a_long_jump_and_goes_on()
    {
        var clock = new SandboxClock();
        var fired = new SemaphoreSlim(0);
        var count = 0;
        await using var timer = clock.CreateTimer(
            _ =>
            {
                Interlocked.Increment(ref count);
                fired.Release();
            },
            null,
            TimeSpan.FromHours(1),
            TimeSpan.FromHours(1)
        );

        clock.Advance(TimeSpan.FromHours(10));
        Assert.True(await fired.WaitAsync(Patience));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await fired.WaitAsync(Patience));

        Assert.Equal(2, Volatile.Read(ref count));
    }

    [Fact]
    public async Task A_timer_that_was_stopped_or_disposed_stays_silent()
    {
        var clock = new SandboxClock();
        var count = 0;
        var stopped = clock.CreateTimer(_ => Interlocked.Increment(ref count), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        var disposed = clock.CreateTimer(_ => Interlocked.Increment(ref count), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await disposed.DisposeAsync();

        clock.Advance(TimeSpan.FromDays(1));
        // Set off by the same jump, so whatever would have fired is on its way when this has.
        await Task.Delay(TimeSpan.FromMilliseconds(1), clock);

        Assert.Equal(0, Volatile.Read(ref count));
        Assert.False(disposed.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        await stopped.DisposeAsync();
    }

    [Fact]
    public async Task A_timer_changed_in_its_own_callback_fires_again()
    {
        var clock = new SandboxClock();
        var twice = new TaskCompletionSource();
        var count = 0;
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                if (Interlocked.Increment(ref count) == 2)
                {
                    twice.SetResult();
                }
                else
                {
                    timer!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                }
            },
            null,
            TimeSpan.FromHours(1),
            Timeout.InfiniteTimeSpan
        );

        clock.Advance(TimeSpan.FromHours(1));

        await twice.Task.WaitAsync(Patience);
        await timer.DisposeAsync();
    }

    [Fact]
    public async Task No_delay_is_lost_when_many_threads_make_them_while_the_clock_jumps()
    {
        var clock = new SandboxClock();
        using var done = new CancellationTokenSource();
        var jumps = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                clock.Advance(TimeSpan.FromMinutes(10));
                await Task.Yield();
            }
        });

        var waits = Enumerable
            .Range(0, 8)
            .Select(seed =>
                Task.Run(async () =>
                {
                    for (var i = 0; i < 500; i++)
                    {
                        var due = clock.GetUtcNow() + TimeSpan.FromMinutes(i % 60);
                        await Task.Delay(TimeSpan.FromMinutes(i % 60), clock);
                        Assert.True(clock.GetUtcNow() >= due - TimeSpan.FromMilliseconds(50));
                    }
                })
            );
        await Task.WhenAll(waits).WaitAsync(Patience);
        await done.CancelAsync();
        await jumps;
    }

    [Fact]
    public async Task A_token_that_cancels_after_a_while_cancels_with_the_jump()
    {
        var clock = new SandboxClock();
        using var limit = new CancellationTokenSource(TimeSpan.FromHours(3), clock);
        var cancelled = Task.Delay(Timeout.InfiniteTimeSpan, limit.Token);

        clock.Advance(TimeSpan.FromHours(3));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.WaitAsync(Patience));
    }
}
