using System.Collections.Immutable;

namespace HandoffBot.Sandbox.Faults;

/// <summary>The faults that wait to strike.</summary>
public sealed class FaultBoard
{
    private readonly Lock gate = new();
    private readonly Random chance;
    private readonly Action changed;
    private volatile ImmutableArrayBox faults = new([]);
    private int made;
    private long struck;

    internal FaultBoard(int seed, Action changed)
    {
        // Reproducible, and nothing here guards a secret.
#pragma warning disable CA5394
        chance = new Random(seed);
#pragma warning restore CA5394
        this.changed = changed;
    }

    /// <summary>Faults that can still strike.</summary>
    public IReadOnlyList<PlacedFault> Waiting => faults.All;

    /// <summary>How often any fault struck.</summary>
    public long Struck => Interlocked.Read(ref struck);

    public PlacedFault Add(Fault fault)
    {
        PlacedFault placed;
        lock (gate)
        {
            placed = new PlacedFault($"F{++made}", fault, fault.Times);
            faults = new(faults.All.Add(placed));
        }

        changed();
        return placed;
    }

    /// <summary>False when there is no such fault.</summary>
    public bool Remove(string id)
    {
        bool removed;
        lock (gate)
        {
            var left = faults.All.RemoveAll(f => string.Equals(f.Id, id, StringComparison.Ordinal));
            removed = left.Length < faults.All.Length;
            faults = new(left);
        }

        changed();
        return removed;
    }

    public void Clear()
    {
        lock (gate) faults = new([]);
        changed();
    }

    /// <summary>The first fault meant for this call; it counts as having struck.</summary>
    internal Fault? Strike(string method, string? channel)
    {
        if (faults.All.IsEmpty) return null;
        PlacedFault? hit;
        lock (gate)
        {
            hit = faults.All.FirstOrDefault(f => Meant(f.Fault, method, channel) && Chance(f.Fault.Probability));
            if (hit is null) return null;
            if (hit.Left is { } left)
            {
                faults = new(left > 1 ? faults.All.Replace(hit, hit with { Left = left - 1 }) : faults.All.Remove(hit));
            }
        }

        Interlocked.Increment(ref struck);
        if (hit.Left is not null) changed();
        return hit.Fault;
    }

    private static bool Meant(Fault fault, string method, string? channel) =>
        (fault.Method is null || string.Equals(fault.Method, method, StringComparison.Ordinal))
        && (fault.Channel is null || string.Equals(fault.Channel, channel, StringComparison.Ordinal));

#pragma warning disable CA5394 // A seeded chance is the point.
    private bool Chance(double probability) => probability >= 1 || chance.NextDouble() < probability;
#pragma warning restore CA5394

    // A reference can be volatile, an ImmutableArray cannot.
    private sealed record ImmutableArrayBox(ImmutableArray<PlacedFault> All);
}

/// <summary>A fault with its name and how often it can still strike.</summary>
public sealed record PlacedFault(string Id, Fault Fault, int? Left);
