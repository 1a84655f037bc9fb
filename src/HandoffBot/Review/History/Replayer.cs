using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>Runs past events through the live rules, each at the moment it happened. Nobody clicks in a replay: no alert is claimed or
/// flagged. What waits for opening goes on the moment it opens, at no pace.</summary>
/// <param name="agreements">The rules.</param>
/// <param name="answers">What people answered when they were asked which account an event is about.</param>
internal sealed class Replayer(IReadOnlyList<HandoffAgreement> agreements, AccountAnswers answers)
{
    private readonly ReplayedAccounts _accounts = new(agreements, answers);
    private readonly Dictionary<string, (Lead Lead, Instant? At)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Agreement), AccountHistory> _histories = [];
    private readonly Dictionary<(string Account, string Agreement), WaitingLead> _waiting = [];

    // In the order of their release; one that was overtaken is passed over.
    private readonly PriorityQueue<WaitingLead, (Instant, int, decimal, Instant)> _due = new();
    private readonly Dictionary<string, Dictionary<string, Rotation>> _rotations = agreements.ToDictionary(
        agreement => agreement.Id,
        _ => new Dictionary<string, Rotation>(StringComparer.Ordinal),
        StringComparer.Ordinal
    );
    private long _alerts;

    /// <summary>Decides the next event; events come oldest first. What became of it, and before that of those that waited until then: each
    /// event is told of once.</summary>
    /// <param name="sent">The event as it was sent.</param>
    public IEnumerable<Decision> Decide(ScoreEvent sent)
    {
        foreach (var settled in Settle(sent.OccurredAt))
        {
            yield return settled;
        }

        var (e, match) = _accounts.Find(sent);
        var selection = Select(e, e.OccurredAt);
        var history = HistoryOf(e, selection, e.OccurredAt) with { Match = match };
        var decision = Decider.Decide(e, selection, history, e.OccurredAt, NextAlert);
        Keep(e, decision);
        if (decision.IsActedOn && _waiting.Remove((decision.AccountKey, decision.AgreementId ?? ""), out var overtaken))
        {
            yield return overtaken.Decision;
        }

        if (!IsWaiting(e, decision))
        {
            yield return decision;
        }
    }

    /// <summary>What becomes of those that wait still.</summary>
    public IEnumerable<Decision> Rest() => Settle(Instant.MaxValue);

    private string NextAlert => $"alert-{_alerts + 1}";

    private IEnumerable<Decision> Settle(Instant until)
    {
        while (_due.TryPeek(out var first, out _) && first.DueAt <= until)
        {
            _due.Dequeue();
            var key = (first.Decision.AccountKey, first.Decision.AgreementId ?? "");
            if (_waiting.GetValueOrDefault(key) != first)
            {
                continue;
            }

            _waiting.Remove(key);
            var selection = Select(first.Event, first.DueAt);
            var history = HistoryOf(first.Event, selection, first.DueAt);
            var decision = Decider.AtOpening(first.Event, "", first.Wait.OpensAt, selection, history, first.DueAt, NextAlert);
            Keep(first.Event, decision);
            if (!IsWaiting(first.Event, decision))
            {
                yield return decision;
            }
        }
    }

    private bool IsWaiting(ScoreEvent e, Decision decision)
    {
        if (decision is not { Wait: { } wait, AgreementId: { } agreement })
        {
            return false;
        }

        var lead = new WaitingLead(e, decision, wait);
        _waiting[(decision.AccountKey, agreement)] = lead;
        _due.Enqueue(lead, lead.Place);
        return true;
    }

    private AgreementSelection Select(ScoreEvent e, Instant now)
    {
        (Lead Lead, Instant? At)? known = _known.TryGetValue(e.AccountKey, out var one) ? one : null;
        return AgreementSelection.Of(e, known?.Lead, known?.At, agreements, now);
    }

    private void Keep(ScoreEvent e, Decision decision)
    {
        var key = e.AccountKey;
        (Lead Lead, Instant? At)? known = _known.TryGetValue(key, out var one) ? one : null;
        if (decision.Outcome is DecisionOutcome.Alerted)
        {
            _alerts++;
        }

        if (decision.IsOfKnownAccount)
        {
            _known[key] = (decision.Lead, decision.IsActedOn ? decision.LastOccurredAt : known?.At);
        }

        _accounts.Learn(decision);
        if (decision.AgreementId is not { } id)
        {
            return;
        }

        if (decision is { RotationOfRoute: { } route, Rotation: { } rotation })
        {
            _rotations[id][route] = rotation;
        }

        var history = _histories.GetValueOrDefault((key, id), AccountHistory.None);
        _histories[(key, id)] = history with
        {
            LastOccurredAt = decision.LastOccurredAt,
            Latest = decision.Alert ?? history.Latest,
            Holdout = decision.EnteredHoldout ?? history.Holdout,
        };
    }

    private AccountHistory HistoryOf(ScoreEvent e, AgreementSelection selection, Instant now)
    {
        var key = e.AccountKey;
        (Lead Lead, Instant? At)? known = _known.TryGetValue(key, out var one) ? one : null;
        if (selection.Agreement is not { } agreement)
        {
            return AccountHistory.None with { Known = known?.Lead, KnownAt = known?.At };
        }

        var history = _histories.GetValueOrDefault((key, agreement.Id), AccountHistory.None) with
        {
            Known = known?.Lead,
            KnownAt = known?.At,
            Rotations = _rotations[agreement.Id],
        };
        return history.Latest is { } latest
            ? history with
            {
                Latest = AlertStateMachine.Advance(latest, new AlertCommand.Tick(), agreement, now).Alert,
            }
            : history;
    }

    private sealed class WaitingLead(ScoreEvent e, Decision decision, OpeningWait wait)
    {
        public ScoreEvent Event => e;

        public Decision Decision => decision;

        public OpeningWait Wait => wait;

        public Instant DueAt => InstantMath.Earlier(Wait.OpensAt, Wait.ExpiresAt);

        public (Instant, int, decimal, Instant) Place => (DueAt, Wait.BandRank, -Wait.Score, Wait.OccurredAt);
    }
}
