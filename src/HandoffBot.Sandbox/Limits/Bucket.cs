namespace HandoffBot.Sandbox.Limits;

/// <summary>So many at once, then so many a second. Takes the time from the caller; safe for many threads.</summary>
internal sealed class Bucket(double burst, double perSecond)
{
    private readonly Lock gate = new();

    // Counted from full down, so that a new bucket is full.
    private double taken;
    private TimeSpan last;

    /// <summary>Takes one; otherwise says how long until there is one.</summary>
    public TimeSpan? Take(TimeSpan now)
    {
        lock (gate)
        {
            if (now > last)
            {
                taken = Math.Max(0, taken - ((now - last).TotalSeconds * perSecond));
                last = now;
            }

            if (taken + 1 <= burst)
            {
                taken += 1;
                return null;
            }

            return TimeSpan.FromSeconds((taken + 1 - burst) / perSecond);
        }
    }

    /// <summary>Gives back what another limit refused.</summary>
    public void Return()
    {
        lock (gate) taken = Math.Max(0, taken - 1);
    }
}
