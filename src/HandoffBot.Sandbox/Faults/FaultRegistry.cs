using System.Collections.Immutable;

namespace HandoffBot.Sandbox.Faults;

/// <summary>The injected faults that are active.</summary>
public sealed class FaultRegistry
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly Action _changed;
    private volatile ImmutableArrayBox _faults = new([]);
    private int _count;
    private long _injected;

    internal FaultRegistry(int seed, Action changed)
    {
        // Reproducible, and not used for security.
#pragma warning disable CA5394
        _random = new Random(seed);
#pragma warning restore CA5394
        this._changed = changed;
    }

    /// <summary>The faults that still affect calls.</summary>
    public IReadOnlyList<RegisteredFault> Active => _faults.All;

    /// <summary>Number of calls affected by any fault.</summary>
    public long Injected => Interlocked.Read(ref _injected);

    public RegisteredFault Add(InjectedFault fault)
    {
        RegisteredFault registered;
        lock (_gate)
        {
            registered = new RegisteredFault($"F{++_count}", fault, fault.Times);
            _faults = new(_faults.All.Add(registered));
        }

        _changed();
        return registered;
    }

    /// <summary>False when there is no such fault.</summary>
    public bool Remove(string id)
    {
        bool removed;
        lock (_gate)
        {
            var others = _faults.All.RemoveAll(f => string.Equals(f.Id, id, StringComparison.Ordinal));
            removed = others.Length < _faults.All.Length;
            _faults = new(others);
        }

        _changed();
        return removed;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults = new([]);
        }

        _changed();
    }

    /// <summary>Returns the first fault that applies to this call and counts it as used.</summary>
    internal InjectedFault? Next(string method, string? channel)
    {
        if (_faults.All.IsEmpty)
        {
            return null;
        }

        RegisteredFault? match;
        lock (_gate)
        {
            match = _faults.All.FirstOrDefault(f => Matches(f.Fault, method, channel) && IsDue(f.Fault.Probability));
            if (match is null)
            {
                return null;
            }

            if (match.Remaining is { } remaining)
            {
                _faults = new(
                    remaining > 1 ? _faults.All.Replace(match, match with { Remaining = remaining - 1 }) : _faults.All.Remove(match)
                );
            }
        }

        Interlocked.Increment(ref _injected);
        if (match.Remaining is not null)
        {
            _changed();
        }

        return match.Fault;
    }

    private static bool Matches(InjectedFault fault, string method, string? channel) =>
        (fault.Method is null || string.Equals(fault.Method, method, StringComparison.Ordinal))
        && (fault.Channel is null || string.Equals(fault.Channel, channel, StringComparison.Ordinal));

#pragma warning disable CA5394 // Reproducible by its seed on purpose.
    private bool IsDue(double probability) => probability >= 1 || _random.NextDouble() < probability;
#pragma warning restore CA5394

    // A reference can be volatile, an ImmutableArray cannot.
    private sealed record ImmutableArrayBox(ImmutableArray<RegisteredFault> All);
}
