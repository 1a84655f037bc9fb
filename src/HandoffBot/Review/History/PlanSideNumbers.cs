using HandoffBot.Core.Handoffs.Decisions;
using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>What one set of agreements makes of the past. Grows with accounts, owners and bands, not with events.</summary>
/// <param name="now">Until when somebody may have been in touch.</param>
internal sealed class PlanSideNumbers(Instant now)
{
    private readonly Dictionary<(string Agreement, string Band), long> _byBand = [];
    private readonly Dictionary<string, long> _byOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _alertedAt = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Agreement), FirstTouch> _live = [];

    /// <summary>New alerts.</summary>
    public long Alerts => _byBand.Values.Sum();

    /// <summary>New alerts by agreement and band.</summary>
    public IReadOnlyDictionary<(string Agreement, string Band), long> ByBand => _byBand;

    /// <summary>New alerts by owner.</summary>
    public IReadOnlyDictionary<string, long> ByOwner => _byOwner;

    /// <summary>By account, when the first event happened that alerted it.</summary>
    public IReadOnlyDictionary<string, Instant> AlertedAt => _alertedAt;

    /// <summary>The first touches of alerts that are over; all of them after <see cref="Close"/>.</summary>
    public FirstTouchCounts FirstTouches { get; private set; }

    public void Add(HistoricalEvent past, PlannedDecision decision)
    {
        var key = (past.Event.AccountKey, decision.Agreement ?? "");
        if (decision is { Outcome: DecisionOutcome.Alerted, Opened: { } opened })
        {
            Count(_byBand, (key.Item2, decision.Band ?? ""));
            Count(_byOwner, opened.Owner);
            _alertedAt.TryAdd(past.Event.AccountKey, past.Event.OccurredAt);
            Settle(key);
        }

        if (decision.Outcome is DecisionOutcome.Withdrawn)
        {
            // A lead that was withdrawn is nobody's to touch any more.
            _live.Remove(key);
        }
        else if (decision is { ReachesRep: true, FirstTouchDueAt: var due, ExpiresAt: { } expires })
        {
            _live[key] = _live.GetValueOrDefault(key).With(past, due, expires);
        }
    }

    /// <summary>Once all is decided.</summary>
    public void Close()
    {
        foreach (var key in _live.Keys.ToList())
        {
            Settle(key);
        }
    }

    private void Settle((string, string) key)
    {
        if (_live.Remove(key, out var touch))
        {
            FirstTouches = FirstTouches.With(touch, now);
        }
    }

    private static void Count<T>(Dictionary<T, long> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
