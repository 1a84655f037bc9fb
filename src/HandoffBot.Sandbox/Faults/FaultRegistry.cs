using System.Collections.Immutable;

namespace HandoffBot.Sandbox.Faults;

/// <summary>The faults that wait to strike.</summary>
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
        // Reproducible, and nothing here guards a secret.
#pragma warning disable CA5394
        _random = new Random(seed);
#pragma warning restore CA5394
        this._changed = changed;
    }

    /// <summary>Faults that can still strike.</summary>
    public IReadOnlyList<RegisteredFault> Active => _faults.All;

    /// <summary>How often any fault struck.</summary>
    public long Injected => Interlocked.Read(ref _injected);

    public RegisteredFault Add(InjectedFault fault)
    {
        RegisteredFault placed;
        lock (_gate)
        {
            placed = new RegisteredFault($"F{++_count}", fault, fault.Times);
            _faults = new(_faults.All.Add(placed));
        }

        _changed();
        return placed;
    }

    /// <summary>False when there is no such fault.</summary>
    public bool Remove(string id)
    {
        bool removed;
        lock (_gate)
        {
            var left = _faults.All.RemoveAll(f => string.Equals(f.Id, id, StringComparison.Ordinal));
            removed = left.Length < _faults.All.Length;
            _faults = new(left);
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

    /// <summary>The first fault meant for this call; it counts as having struck.</summary>
    internal InjectedFault? Next(string method, string? channel)
    {
        if (_faults.All.IsEmpty)
        {
            return null;
        }

        RegisteredFault? hit;
        lock (_gate)
        {
            hit = _faults.All.FirstOrDefault(f => Matches(f.Fault, method, channel) && Chance(f.Fault.Probability));
            if (hit is null)
            {
                return null;
            }

            if (hit.Remaining is { } left)
            {
                _faults = new(left > 1 ? _faults.All.Replace(hit, hit with { Remaining = left - 1 }) : _faults.All.Remove(hit));
            }
        }

        Interlocked.Increment(ref _injected);
        if (hit.Remaining is not null)
        {
            _changed();
        }

        return hit.Fault;
    }

    private static bool Matches(InjectedFault fault, string method, string? channel) =>
        (fault.Method is null || string.Equals(fault.Method, method, StringComparison.Ordinal))
        && (fault.Channel is null || string.Equals(fault.Channel, channel, StringComparison.Ordinal));

#pragma warning disable CA5394 // A seeded chance is the point.
    private bool Chance(double probability) => probability >= 1 || _random.NextDouble() < probability;
#pragma warning restore CA5394

    // A reference can be volatile, an ImmutableArray cannot.
    private sealed record ImmutableArrayBox(ImmutableArray<RegisteredFault> All);
}
