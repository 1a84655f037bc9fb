namespace HandoffBot.Sandbox.Limits;

/// <summary>So many in any minute. Takes the time from the caller; safe for many threads.</summary>
internal sealed class Window(int most)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<TimeSpan> taken = [];

    /// <summary>Takes one; otherwise says how long until there is one.</summary>
    public TimeSpan? Take(TimeSpan now)
    {
        lock (gate)
        {
            while (taken.TryPeek(out var oldest) && now - oldest >= Length) taken.Dequeue();
            if (taken.Count >= most) return taken.Peek() + Length - now;
            taken.Enqueue(now);
            return null;
        }
    }
}
