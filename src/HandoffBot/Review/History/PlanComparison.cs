using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>One event whose decision comes out differently.</summary>
/// <param name="Account">What it is called.</param>
/// <param name="EventId">The event.</param>
/// <param name="At">When it happened.</param>
/// <param name="Score">Its score.</param>
/// <param name="Before">Why, by the agreement in force.</param>
/// <param name="After">Why, by the new one.</param>
internal sealed record PlanExample(string Account, string EventId, Instant At, decimal Score, string Before, string After);

/// <summary>Decisions that change alike.</summary>
internal sealed class PlanGroup
{
    private const int MostExamples = 3;
    private readonly List<PlanExample> _examples = [];

    public long Count { get; private set; }

    /// <summary>The first few in time; none of an account that one side holds out.</summary>
    public IReadOnlyList<PlanExample> Examples => _examples;

    public void Add(HistoricalEvent past, PlannedDecision before, PlannedDecision after)
    {
        Count++;
        // A plan is read in Slack too, and nobody is to know which accounts are held out.
        if (_examples.Count < MostExamples && !before.IsHeldOut && !after.IsHeldOut)
        {
            var (account, e) = (past.Event.Account, past.Event);
            var name = account.Name ?? account.Domain ?? e.AccountKey;
            var (was, will) =
                before.Reason == after.Reason
                    ? ($"{before.Reason} {before.Details}", $"{after.Reason} {after.Details}")
                    : (before.Reason, after.Reason);
            _examples.Add(new(name, e.Id, e.OccurredAt, e.Score.Value, was, will));
        }
    }
}

/// <summary>Puts the two decisions on each event beside each other. One may be told later than the other: a lead can wait for working
/// hours by one agreement only.</summary>
/// <param name="now">Until when somebody may have been in touch.</param>
internal sealed class PlanComparison(Instant now)
{
    // Far beyond any agreement's rules and people; what comes after them is counted together.
    private const int MostGroups = 500;
    private static readonly PlanChange Others = new("Other decisions", "others");

    private readonly Dictionary<string, Pair> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<PlanChange, PlanGroup> _groups = [];
    private readonly Dictionary<string, HistoricalLabel> _labelsGained = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HistoricalLabel> _labelsLost = new(StringComparer.Ordinal);

    public PlanSideNumbers Before { get; } = new(now);

    public PlanSideNumbers After { get; } = new(now);

    /// <summary>Decided by both.</summary>
    public long Events { get; private set; }

    public long Differing { get; private set; }

    /// <summary>Not among them: the lead goes to another person of the same rotation, because other leads before it took turns.</summary>
    public long OtherTurns { get; private set; }

    /// <summary>What changed, most often first.</summary>
    public IEnumerable<(PlanChange Change, PlanGroup Group)> Groups =>
        _groups
            .OrderByDescending(one => one.Value.Count)
            .ThenBy(one => one.Key.From, StringComparer.Ordinal)
            .ThenBy(one => one.Key.To, StringComparer.Ordinal)
            .ThenBy(one => (one.Key.Owners ?? one.Key.Channels)?.Before, StringComparer.Ordinal)
            .ThenBy(one => (one.Key.Owners ?? one.Key.Channels)?.After, StringComparer.Ordinal)
            .Select(one => (one.Key, one.Value));

    /// <summary>Confirmed bad scores among the judged leads that would reach a rep now and did not.</summary>
    public Proportion BadGained => Bad(_labelsGained, ofNoAlert: false);

    /// <summary>The same of those that would no longer.</summary>
    public Proportion BadLost => Bad(_labelsLost, ofNoAlert: false);

    /// <summary>Those that a rep should have had, among the judged leads that no rep had and one would have now.</summary>
    public Proportion MissedGained => Bad(_labelsGained, ofNoAlert: true);

    /// <summary>When the first and the last of the events happened; null where there was none.</summary>
    public Interval? Span { get; private set; }

    /// <summary>Takes events that both sides are to decide, in the order in which they happened.</summary>
    public void Take(IReadOnlyList<HistoricalEvent> events)
    {
        foreach (var past in events)
        {
            _open[past.Event.Id] = new(past);
        }

        if (events.Count > 0)
        {
            Span = new(Span?.Start ?? events[0].Event.OccurredAt, events[^1].Event.OccurredAt);
        }
    }

    /// <summary>Takes what was told of events, on both sides.</summary>
    public void Take(
        IEnumerable<(string Event, PlannedDecision Decision)> before,
        IEnumerable<(string Event, PlannedDecision Decision)> after
    )
    {
        foreach (var (id, decision) in before)
        {
            var pair = _open[id];
            pair.Before = decision;
            Before.Add(pair.Event, decision);
            Settle(id, pair);
        }

        foreach (var (id, decision) in after)
        {
            var pair = _open[id];
            pair.After = decision;
            After.Add(pair.Event, decision);
            Settle(id, pair);
        }
    }

    /// <summary>Once all is decided.</summary>
    public void Close()
    {
        Before.Close();
        After.Close();
    }

    private void Settle(string id, Pair pair)
    {
        if (pair is not { Before: { } before, After: { } after, Event: { } past })
        {
            return;
        }

        _open.Remove(id);
        Events++;
        if (PlanChange.Between(before, after) is { } change)
        {
            Differing++;
            Group(change).Add(past, before, after);
        }
        else if (before.Opened is { } old && after.Opened?.IsOfAnotherTurnThan(old) == true)
        {
            OtherTurns++;
        }

        if (past.Label is { } label && before.ReachesRep != after.ReachesRep)
        {
            (after.ReachesRep ? _labelsGained : _labelsLost)[label.Subject] = label;
        }
    }

    private PlanGroup Group(PlanChange change)
    {
        var key = _groups.Count < MostGroups || _groups.ContainsKey(change) ? change : Others;
        return _groups.TryGetValue(key, out var group) ? group : _groups[key] = new();
    }

    private static Proportion Bad(Dictionary<string, HistoricalLabel> labels, bool ofNoAlert)
    {
        var judged = labels.Values.Where(label => label.OfNoAlert == ofNoAlert).ToList();
        return new(judged.Count(label => label.Kind is LabelKind.BadScore), judged.Count);
    }

    private sealed class Pair(HistoricalEvent past)
    {
        public HistoricalEvent Event => past;

        public PlannedDecision? Before { get; set; }

        public PlannedDecision? After { get; set; }
    }
}
