using System.Collections.Concurrent;

namespace HandoffBot.Sandbox.Delivery;

/// <summary>The last things the bot was sent, newest last.</summary>
public sealed class Deliveries
{
    private const int Kept = 500;
    private readonly ConcurrentQueue<Delivered> latest = [];
    private long total;

    public IReadOnlyList<Delivered> Latest => [.. latest];

    public long Total => Interlocked.Read(ref total);

    internal void Add(Delivered delivered)
    {
        Interlocked.Increment(ref total);
        latest.Enqueue(delivered);
        if (latest.Count > Kept) latest.TryDequeue(out _);
    }
}
