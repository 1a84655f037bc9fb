using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Operations.Replay;

/// <summary>Runs past events through the live rules, each at the moment it happened. Nobody clicks in a replay: no alert is claimed or
/// flagged.</summary>
internal sealed class Replayer(IReadOnlyList<HandoffAgreement> agreements)
{
    private readonly Dictionary<string, (Lead Lead, Instant? At)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Agreement), AccountHistory> _histories = [];
    private readonly Dictionary<string, Dictionary<string, Rotation>> _rotations = agreements.ToDictionary(
        agreement => agreement.Id,
        _ => new Dictionary<string, Rotation>(StringComparer.Ordinal),
        StringComparer.Ordinal
    );
    private long _alerts;

    /// <summary>Decides the next event; events come oldest first.</summary>
    public Decision Decide(ScoreEvent e)
    {
        var key = e.Account.Key;
        (Lead Lead, Instant? At)? known = _known.TryGetValue(key, out var one) ? one : null;
        var selection = AgreementSelection.Of(e, known?.Lead, known?.At, agreements, e.OccurredAt);
        var history = HistoryOf(key, selection.Agreement, e.OccurredAt) with { Known = known?.Lead, KnownAt = known?.At };
        var decision = Decider.Decide(e, selection, history, e.OccurredAt, $"alert-{_alerts + 1}");
        if (decision.Outcome is DecisionOutcome.Alerted)
        {
            _alerts++;
        }

        _known[key] = (decision.Lead, decision.IsActedOn ? decision.LastOccurredAt : known?.At);
        if (selection.Agreement is not { Id: var id })
        {
            return decision;
        }

        if (decision is { RotationOfRoute: { } route, Rotation: { } rotation })
        {
            _rotations[id][route] = rotation;
        }

        _histories[(key, id)] = history with { LastOccurredAt = decision.LastOccurredAt, Latest = decision.Alert ?? history.Latest };
        return decision;
    }

    private AccountHistory HistoryOf(string account, HandoffAgreement? agreement, Instant now)
    {
        if (agreement is null)
        {
            return AccountHistory.None;
        }

        var history = _histories.GetValueOrDefault((account, agreement.Id), AccountHistory.None) with
        {
            Rotations = _rotations[agreement.Id],
        };
        return history.Latest is { } latest
            ? history with
            {
                Latest = AlertStateMachine.Advance(latest, new AlertCommand.Tick(), agreement, now).Alert,
            }
            : history;
    }
}
