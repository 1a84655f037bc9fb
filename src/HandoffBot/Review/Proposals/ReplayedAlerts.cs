using HandoffBot.Core.Review.Labels;
using HandoffBot.Review.History;
using NodaTime;

namespace HandoffBot.Review.Proposals;

/// <summary>A new alert of a replay, with what is really known of its lead.</summary>
/// <param name="Account">Key of the account.</param>
/// <param name="At">When its event happened.</param>
/// <param name="AlertId">The real alert that the event made or changed; null where there was none.</param>
/// <param name="Verdict">What reviewers, or imported feedback, say of it; null where nobody judged it.</param>
internal sealed record ReplayedAlert(string Account, Instant At, string? AlertId, LabelKind? Verdict);

/// <summary>The new alerts of the past by several sets of agreements. Grows with alerts, not with events.</summary>
/// <param name="sides">How many sets there are.</param>
internal sealed class ReplayedAlerts(int sides)
{
    private readonly Dictionary<string, (HistoricalEvent Event, int Left)> _open = new(StringComparer.Ordinal);
    private readonly List<Dictionary<string, ReplayedAlert>> _alerts =
    [
        .. Enumerable.Range(0, sides).Select(_ => new Dictionary<string, ReplayedAlert>(StringComparer.Ordinal)),
    ];

    /// <summary>How many events were taken in.</summary>
    public long Events { get; private set; }

    /// <summary>How many alerts a side has.</summary>
    public int Count(int side) => _alerts[side].Count;

    /// <summary>Takes events that every side is to decide.</summary>
    public void Take(IReadOnlyList<HistoricalEvent> events)
    {
        Events += events.Count;
        foreach (var past in events)
        {
            _open[past.Event.Id] = (past, sides);
        }
    }

    /// <summary>Takes what a side told. It may tell of an event later than the others: a lead can wait for working hours.</summary>
    public void Take(int side, IEnumerable<(string Event, PlannedDecision Decision)> told)
    {
        foreach (var (id, decision) in told)
        {
            var (past, left) = _open[id];
            if (decision.Opened is not null)
            {
                var verdict = past.Label is { OfNoAlert: false } label ? label.Kind : (LabelKind?)null;
                _alerts[side][id] = new(past.Event.AccountKey, past.Event.OccurredAt, past.AlertId, verdict);
            }

            if (left == 1)
            {
                _open.Remove(id);
            }
            else
            {
                _open[id] = (past, left - 1);
            }
        }
    }

    /// <summary>Those that one side has and another one has not, in the order in which they happened.</summary>
    public IReadOnlyList<ReplayedAlert> Only(int side, int other) =>
        [
            .. _alerts[side]
                .Where(one => !_alerts[other].ContainsKey(one.Key))
                .Select(one => one.Value)
                .OrderBy(one => one.At)
                .ThenBy(one => one.Account, StringComparer.Ordinal),
        ];
}
