using System.Collections.Concurrent;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>The latest calls, and counts of all of them.</summary>
public sealed class CallLog
{
    private readonly Lock gate = new();
    private readonly Call?[] ring;
    private readonly Action changed;
    private readonly ConcurrentDictionary<(string Method, string Outcome), long> counts = new();
    private long number;
    private long answered429;

    internal CallLog(int kept, Action changed) => (ring, this.changed) = (new Call?[Math.Max(1, kept)], changed);

    /// <summary>The calls remembered, oldest first.</summary>
    public IReadOnlyList<Call> Latest
    {
        get
        {
            lock (gate) return [.. ring.Where(c => c is not null).OrderBy(c => c!.Number)!];
        }
    }

    /// <summary>Calls ever made.</summary>
    public long Total => Interlocked.Read(ref number);

    /// <summary>Answers of 429 ever given, for a limit or by a fault.</summary>
    public long RateLimited => Interlocked.Read(ref answered429);

    /// <summary>Calls ever made by method and outcome.</summary>
    public IReadOnlyDictionary<(string Method, string Outcome), long> Counts => counts;

    /// <summary>Calls of a method with an outcome; of all outcomes when it is null.</summary>
    public long Count(string method, string? outcome = null) =>
        counts.Where(c => string.Equals(c.Key.Method, method, StringComparison.Ordinal) && (outcome is null || string.Equals(c.Key.Outcome, outcome, StringComparison.Ordinal)))
            .Sum(c => c.Value);

    internal void Add(string method, string? channel, DateTimeOffset at, TimeSpan took, string outcome, string? ts, int status)
    {
        counts.AddOrUpdate((method, outcome), 1, (_, n) => n + 1);
        if (status == StatusCodes.Status429TooManyRequests) Interlocked.Increment(ref answered429);
        lock (gate)
        {
            number++;
            ring[(number - 1) % ring.Length] = new Call(number, method, channel, at, took, outcome, ts);
        }

        changed();
    }
}
