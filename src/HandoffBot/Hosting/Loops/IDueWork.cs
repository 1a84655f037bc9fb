using NodaTime;

namespace HandoffBot.Hosting.Loops;

/// <summary>Something other than alerts that time changes; the one loop that looks for what is due does it too.</summary>
public interface IDueWork
{
    /// <summary>Does what is due; when there is more to do, as far as that is known; null when a look each second suffices.</summary>
    Task<Instant?> RunDue(CancellationToken cancel);
}
