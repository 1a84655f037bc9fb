namespace HandoffBot.Bench.Fuzz;

/// <summary>Everything one request is made of: the same seed and number make the same request, but for the clock.</summary>
public sealed class FuzzInput(int seed, int number, DateTimeOffset now, FuzzStage stage)
{
    private readonly Random _random = new(unchecked((seed * 1_000_003) + number));

    public int Number => number;

    public int Seed => seed;

    public DateTimeOffset Now => now;

    /// <summary>What the run set up beforehand.</summary>
    public FuzzStage Stage => stage;

    public int Below(int limit) => _random.Next(limit);

    public int Between(int least, int limit) => _random.Next(least, limit);

    public bool OneIn(int n) => _random.Next(n) == 0;

    public T Of<T>(params ReadOnlySpan<T> some) => some[_random.Next(some.Length)];

    public T In<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}

/// <summary>What hostile payloads can aim at.</summary>
/// <param name="Alerts">Ids of real alerts.</param>
/// <param name="Forbidden">An address nobody may be made to call.</param>
/// <param name="Answers">An address answers may go to.</param>
public sealed record FuzzStage(IReadOnlyList<string> Alerts, Uri Forbidden, Uri Answers);
