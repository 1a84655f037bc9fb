using System.Collections.Concurrent;

namespace HandoffBot.Sandbox.Protocol;

/// <summary>The latest calls, and counts of all of them.</summary>
public sealed class CallLog
{
    private readonly Lock _gate = new();
    private readonly CallRecord?[] _ring;
    private readonly Action _changed;
    private readonly ConcurrentDictionary<(string Method, string Outcome), long> _counts = new();
    private long _number;
    private long _answered429;

    internal CallLog(int kept, Action changed) => (_ring, this._changed) = (new CallRecord?[Math.Max(1, kept)], changed);

    /// <summary>The latest calls, oldest first.</summary>
    public IReadOnlyList<CallRecord> Latest
    {
        get
        {
            lock (_gate)
            {
                return [.. _ring.Where(c => c is not null).OrderBy(c => c!.Number)!];
            }
        }
    }

    /// <summary>Calls ever made.</summary>
    public long Total => Interlocked.Read(ref _number);

    /// <summary>Responses with status 429, for a limit or by a fault.</summary>
    public long RateLimited => Interlocked.Read(ref _answered429);

    /// <summary>Calls ever made by method and outcome.</summary>
    public IReadOnlyDictionary<(string Method, string Outcome), long> Counts => _counts;

    /// <summary>Calls of a method with an outcome; of all outcomes when it is null.</summary>
    public long Count(string method, string? outcome = null) =>
        _counts
            .Where(c =>
                string.Equals(c.Key.Method, method, StringComparison.Ordinal)
                && (outcome is null || string.Equals(c.Key.Outcome, outcome, StringComparison.Ordinal))
            )
            .Sum(c => c.Value);

    internal void Add(string method, string? channel, DateTimeOffset at, TimeSpan took, string outcome, string? ts, int status)
    {
        _counts.AddOrUpdate((method, outcome), 1, (_, n) => n + 1);
        if (status == StatusCodes.Status429TooManyRequests)
        {
            Interlocked.Increment(ref _answered429);
        }

        lock (_gate)
        {
            _number++;
            _ring[(_number - 1) % _ring.Length] = new CallRecord(_number, method, channel, at, took, outcome, ts);
        }

        _changed();
    }
}
