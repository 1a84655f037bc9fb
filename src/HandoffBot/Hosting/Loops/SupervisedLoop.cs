namespace HandoffBot.Hosting.Loops;

/// <summary>Runs a background task cycle by cycle until the host stops; a cycle that fails is reported and tried again.</summary>
public static class SupervisedLoop
{
    /// <summary>Runs until <paramref name="stop"/> is cancelled; never throws.</summary>
    /// <param name="cycle">One cycle: does what there is to do, then waits for more.</param>
    /// <param name="failed">Reports the failure of a cycle.</param>
    /// <param name="pause">Waits before the next try after a failure; ends when cancelled.</param>
    /// <param name="stop">Stops the loop.</param>
    public static async Task Run(
        Func<CancellationToken, Task> cycle,
        Action<Exception> failed,
        Func<CancellationToken, Task> pause,
        CancellationToken stop
    )
    {
        // The host's start goes on meanwhile.
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await cycle(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                failed(fault);
                await pause(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>As the other overload, with a fixed pause.</summary>
    /// <param name="cycle">One cycle: does what there is to do, then waits for more.</param>
    /// <param name="failed">Reports the failure of a cycle.</param>
    /// <param name="pause">Time before the next try after a failure.</param>
    /// <param name="time">The clock that the pause is measured on.</param>
    /// <param name="stop">Stops the loop.</param>
    public static Task Run(
        Func<CancellationToken, Task> cycle,
        Action<Exception> failed,
        TimeSpan pause,
        TimeProvider time,
        CancellationToken stop
    ) => Run(cycle, failed, cancel => Task.Delay(pause, time, cancel), stop);
}
