namespace HandoffBot.Refusals;

/// <summary>How often something happened within the last ten minutes, by name, to the minute. Names are few constants.</summary>
internal sealed class SlidingWindowCounts(TimeProvider time)
{
    private const int Minutes = 10;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Minute, long Count)[]> _counts = new(StringComparer.Ordinal);

    public void Add(string name)
    {
        lock (_gate)
        {
            if (!_counts.TryGetValue(name, out var minutes))
            {
                _counts[name] = minutes = new (long, long)[Minutes];
            }

            var now = Minute();
            ref var slot = ref minutes[now % Minutes];
            slot = slot.Minute == now ? (now, slot.Count + 1) : (now, 1);
        }
    }

    public long Of(string name)
    {
        lock (_gate)
        {
            var now = Minute();
            return _counts.TryGetValue(name, out var minutes)
                ? minutes.Where(slot => slot.Minute > now - Minutes).Sum(slot => slot.Count)
                : 0;
        }
    }

    // Counted on the timestamp: a time of day set back would keep old counts for ever. Never below ten: an empty slot is of minute 0.
    private long Minute() => Minutes + (long)time.GetElapsedTime(0).TotalMinutes;
}
