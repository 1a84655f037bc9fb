namespace HandoffBot.Hosting.Bodies;

/// <summary>Bounds the memory that request bodies of one kind may hold together while they are read and worked on.</summary>
/// <param name="maximum">In bytes.</param>
internal sealed class BodyBudget(long maximum)
{
    private long _reserved;

    /// <summary>Charges <paramref name="bytes"/>; false, and nothing charged, when that would be too much.</summary>
    public bool TryReserve(int bytes)
    {
        if (Interlocked.Add(ref _reserved, bytes) <= maximum)
        {
            return true;
        }

        Release(bytes);
        return false;
    }

    /// <summary>Gives back what was charged.</summary>
    public void Release(int bytes) => Interlocked.Add(ref _reserved, -bytes);
}
