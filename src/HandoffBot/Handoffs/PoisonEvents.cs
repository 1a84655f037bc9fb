using HandoffBot.Hosting;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>
/// Events that could not be decided, alone, while the database took other writes. Each is tried again by itself, beside all
/// others, and after the last try the event is what is wrong. Kept by this process only: after a restart they are found again.
/// </summary>
internal sealed class PoisonEvents(TimeProvider time)
{
    /// <summary>Tries of an event alone before it is set aside.</summary>
    public const int Tries = 3;

    private const int Most = 256;
    private static readonly Duration Pause = Duration.FromSeconds(10);
    private readonly Dictionary<long, PoisonEvent> _suspects = [];
    private readonly Lock _gate = new();

    /// <summary>Their numbers.</summary>
    public IReadOnlyCollection<long> Seqs
    {
        get
        {
            lock (_gate)
            {
                return [.. _suspects.Keys];
            }
        }
    }

    /// <summary>Whether so many are suspected that it cannot be the events: then nothing more is taken until some are settled.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _suspects.Count >= Most;
            }
        }
    }

    /// <summary>Takes note that the event failed alone; whether it was tried often enough.</summary>
    public bool Failed(ParsedEvent e)
    {
        lock (_gate)
        {
            var tries = _suspects.TryGetValue(e.Row.Seq, out var known) ? known.Tries + 1 : 1;
            _suspects[e.Row.Seq] = new(e, tries, time.Now() + Pause);
            return tries >= Tries;
        }
    }

    /// <summary>The event is decided or set aside.</summary>
    public void Clear(ParsedEvent e)
    {
        lock (_gate)
        {
            _suspects.Remove(e.Row.Seq);
        }
    }

    /// <summary>The first one whose next try is due; null when none is.</summary>
    public ParsedEvent? Due()
    {
        lock (_gate)
        {
            var now = time.Now();
            return _suspects.Values.Where(one => one.NextTryAt <= now).MinBy(one => one.Event.Row.Seq)?.Event;
        }
    }

    private sealed record PoisonEvent(ParsedEvent Event, int Tries, Instant NextTryAt);
}
