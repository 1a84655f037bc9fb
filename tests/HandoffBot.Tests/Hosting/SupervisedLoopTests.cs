using HandoffBot.Hosting.Loops;

namespace HandoffBot.Tests.Hosting;

public sealed class SupervisedLoopTests
{
    [Fact]
    public async Task A_cycle_that_fails_is_reported_paused_and_tried_again()
    {
        using var stop = new CancellationTokenSource();
        var (cycles, pauses) = (0, 0);
        var reported = new List<string>();

        await SupervisedLoop.Run(
            async cancel =>
            {
                await Task.Yield();
                if (++cycles < 3)
                {
                    throw new InvalidOperationException($"cycle {cycles}");
                }

                await stop.CancelAsync();
            },
            fault => reported.Add(fault.Message),
            _ => Task.FromResult(++pauses),
            stop.Token
        );

        Assert.Equal(["cycle 1", "cycle 2"], reported);
        Assert.Equal((3, 2), (cycles, pauses));
    }

    [Fact]
    public async Task Stopping_ends_a_cycle_that_waits_and_is_no_failure()
    {
        using var stop = new CancellationTokenSource();
        var reported = 0;
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var run = SupervisedLoop.Run(
            cancel =>
            {
                waiting.SetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            },
            _ => reported++,
            _ => Task.CompletedTask,
            stop.Token
        );
        await waiting.Task;
        await stop.CancelAsync();
        await run;

        Assert.Equal(0, reported);
    }

    [Fact]
    public async Task Stopping_ends_a_pause()
    {
        using var stop = new CancellationTokenSource();

        await SupervisedLoop.Run(
            _ => throw new InvalidOperationException("always"),
            _ => stop.Cancel(),
            TimeSpan.FromHours(1),
            TimeProvider.System,
            stop.Token
        );
    }
}
