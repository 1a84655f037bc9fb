using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Pacing;

/// <summary>Chooses, within every pace, what goes next: new before edit, hot before warm, soonest expiry first.</summary>
internal sealed class SendPlan(IReadOnlyDictionary<string, RateLimitRow> paces, int slots, Instant now)
{
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, Instant> _reservations = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Ids => _ids;

    public IReadOnlyDictionary<string, Instant> Reservations => _reservations;

    public Instant? NextAt { get; private set; }

    /// <summary>How many more of a kind may be claimed.</summary>
    public int Capacity(Pace pace) => Math.Min(slots - _ids.Count, pace.Free(pace.Ahead(paces[pace.Key], now), now));

    public void Posts(IReadOnlyList<ChannelQueue> queues, Pace pace)
    {
        var ready = queues
            .Where(queue => queue.Id is not null && FreeAt(queue) <= now)
            .OrderBy(queue => queue.Priority)
            .ThenBy(queue => queue.ExpiresAt ?? long.MaxValue)
            .ToList();
        var chosen = ready.Take(Capacity(pace)).ToList();
        foreach (var queue in chosen)
        {
            _reservations[SlackPaces.Channel(queue.Channel)] = now + SlackPaces.LongestPost;
        }

        Use([.. chosen.Select(queue => queue.Id!)], pace, ready.Count > chosen.Count);
        foreach (var queue in queues.Where(queue => FreeAt(queue) > now))
        {
            Wake(FreeAt(queue));
        }
    }

    public void Edits(IReadOnlyList<string> ids, Pace pace) => Use(ids, pace, ids.Count == Capacity(pace));

    public void Lookups(IReadOnlyList<string> ids, Pace pace) => Use(ids, pace, ids.Count == Capacity(pace));

    public void Wake(Instant at) => NextAt = NextAt is { } earlier && earlier < at ? earlier : at;

    private Instant FreeAt(ChannelQueue queue) =>
        SlackPaces.FreeAt(
            Instant.FromUnixTimeMilliseconds(queue.FreeAt ?? 0),
            Instant.FromUnixTimeMilliseconds(queue.HeldUntil ?? 0),
            now
        );

    private void Use(IReadOnlyList<string> ids, Pace pace, bool more)
    {
        var ahead = pace.Ahead(paces[pace.Key], now);
        if (ids.Count > 0)
        {
            _reservations[pace.Key] = ahead = pace.After(ahead, now, ids.Count);
        }

        _ids.AddRange(ids);
        // Where only slots were short, the next answer that comes back frees one and notifies.
        if (more && pace.Free(ahead, now) == 0)
        {
            Wake(pace.NextAt(ahead) + Duration.FromMilliseconds(1));
        }
    }
}
