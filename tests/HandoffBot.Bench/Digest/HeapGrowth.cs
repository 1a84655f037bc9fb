namespace HandoffBot.Bench.Digest;

/// <summary>How far the managed heap grows while something is done, looked at every two milliseconds.</summary>
internal static class HeapGrowth
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    /// <summary>What the work comes to, and by how many bytes the heap stood higher at most than before it.</summary>
    public static async Task<(T Result, long Bytes)> Of<T>(Func<Task<T>> work)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var ended = new CancellationTokenSource();
        var most = Task.Run(() => Most(ended.Token));
        var result = await work();
        await ended.CancelAsync();
        return (result, await most - before);
    }

    private static long Most(CancellationToken ended)
    {
        var most = 0L;
        while (!ended.WaitHandle.WaitOne(Look))
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        }

        return most;
    }
}
