using System.Collections.Concurrent;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>The latest deliveries to the bot, newest last.</summary>
public sealed class DeliveryLog
{
    private const int Capacity = 500;
    private readonly ConcurrentQueue<DeliveryRecord> _latest = [];
    private long _total;

    public IReadOnlyList<DeliveryRecord> Latest => [.. _latest];

    public long Total => Interlocked.Read(ref _total);

    internal void Add(DeliveryRecord record)
    {
        Interlocked.Increment(ref _total);
        _latest.Enqueue(record);
        if (_latest.Count > Capacity)
        {
            _latest.TryDequeue(out _);
        }
    }
}
