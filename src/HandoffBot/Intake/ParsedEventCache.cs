using HandoffBot.Core.Leads;
using HandoffBot.Store.Inbox;

namespace HandoffBot.Intake;

/// <summary>
/// Score events as they were read when they came in, for the decider to take over instead of reading their text again. Ids share a
/// bounded number of places, and each place holds the event that came last: one that is not found is read again, so nothing depends
/// on it.
/// </summary>
public sealed class ParsedEventCache
{
    // Some milliseconds of events; with the longest text each, some 4 MiB.
    private const int Places = 512;
    private const int LongestBody = 2048;
    private readonly CachedEvent?[] _entries = new CachedEvent?[Places];

    /// <summary>Keeps an event for a while.</summary>
    /// <param name="stored">As it is stored.</param>
    /// <param name="read">What its text says.</param>
    internal void Keep(NewEvent stored, ScoreEvent read)
    {
        if (stored.Body.Length <= LongestBody)
        {
            Volatile.Write(ref Place(stored.EventId), new(stored.Body, read));
        }
    }

    /// <summary>The event of that id and text, which is not kept any longer; null where it is not here.</summary>
    internal ScoreEvent? Take(string eventId, string body)
    {
        ref var place = ref Place(eventId);
        return Volatile.Read(ref place) is { } entry
            && entry.Read.Id == eventId
            && entry.Body == body
            && Interlocked.CompareExchange(ref place, null, entry) == entry
            ? entry.Read
            : null;
    }

    private ref CachedEvent? Place(string eventId) => ref _entries[(uint)string.GetHashCode(eventId, StringComparison.Ordinal) % Places];

    private sealed record CachedEvent(string Body, ScoreEvent Read);
}
