namespace HandoffBot.Testing.Waiting;

/// <summary>Waits for what is bound to come. How long it takes proves nothing, so a machine that starves fails no test.</summary>
public static class Wait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>After so long it is taken that it will not come.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(90);

    /// <param name="condition">Asked again and again until it holds.</param>
    /// <param name="missing">What is said when it never does.</param>
    public static async Task Until(Func<CancellationToken, Task<bool>> condition, Func<string>? missing = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            while (!await condition(limit.Token))
            {
                await Task.Delay(Pause, limit.Token);
            }
        }
        catch (OperationCanceledException ended) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException(missing?.Invoke() ?? $"It did not come within {Limit.TotalSeconds} seconds.", ended);
        }
    }

    public static Task Until(Func<Task<bool>> condition, Func<string>? missing = null) => Until(_ => condition(), missing);

    public static Task Until(Func<bool> condition, Func<string>? missing = null) => Until(_ => Task.FromResult(condition()), missing);

    /// <summary>The first thing found.</summary>
    public static async Task<T> For<T>(Func<CancellationToken, Task<T?>> look, Func<string>? missing = null)
        where T : class
    {
        T? found = null;
        await Until(async cancel => (found = await look(cancel)) is not null, missing);
        return found!;
    }
}
