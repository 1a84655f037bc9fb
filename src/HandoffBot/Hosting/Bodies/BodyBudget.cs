namespace HandoffBot.Hosting.Bodies;

/// <summary>Bounds the memory that request bodies of one kind may hold together while they are read and worked on.</summary>
/// <param name="maximum">In bytes.</param>
internal sealed class BodyBudget(long maximum)
{
    private long _taken;

    /// <summary>Charges <paramref name="bytes"/>; false, and nothing charged, when that would be too much.</summary>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= maximum)
        {
            return true;
        }

        Return(bytes);
        return false;
    }

    /// <summary>Gives back what was charged.</summary>
    public void Return(int bytes) => Interlocked.Add(ref _taken, -bytes);
}
