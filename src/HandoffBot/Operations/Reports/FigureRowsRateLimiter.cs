using NodaTime;

namespace HandoffBot.Operations.Reports;

/// <summary>How often rows are read for links: each walks the alerts of a period.</summary>
internal sealed class FigureRowsRateLimiter
{
    /// <summary>Within a minute.</summary>
    public const int MostAMinute = 60;

    private const int MostAtOnce = 2;
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private readonly Lock _gate = new();
    private Instant _since;
    private int _count;
    private int _running;

    /// <summary>Whether one more may run now; then <see cref="Leave"/> has to follow.</summary>
    public bool TryEnter(Instant now)
    {
        lock (_gate)
        {
            if (now < _since || now - _since >= Minute)
            {
                (_since, _count) = (now, 0);
            }

            if (_count >= MostAMinute || _running >= MostAtOnce)
            {
                return false;
            }

            (_count, _running) = (_count + 1, _running + 1);
            return true;
        }
    }

    /// <summary>It is done.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _running--;
        }
    }
}
