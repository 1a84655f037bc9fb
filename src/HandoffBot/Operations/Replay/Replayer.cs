using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Operations.Replay;

/// <summary>Runs past events through the live rules, each at the moment it happened. Nobody clicks in a replay: no alert is claimed or flagged.</summary>
internal sealed class Replayer(HandoffAgreement agreement)
{
    private readonly Dictionary<string, AccountHistory> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _rotations = new(StringComparer.Ordinal);
    private long _alerts;

    /// <summary>Decides the next event; events come oldest first.</summary>
    public Decision Decide(ScoreEvent e)
    {
        var key = e.Account.Key;
        var history = _accounts.GetValueOrDefault(key, AccountHistory.None) with { Rotations = _rotations };
        if (history.Latest is { } latest)
        {
            history = history with { Latest = AlertStateMachine.Advance(latest, new AlertCommand.Tick(), agreement, e.OccurredAt).Alert };
        }

        var decision = Decider.Decide(e, history, agreement, e.OccurredAt, $"alert-{_alerts + 1}");
        if (decision.Outcome is DecisionOutcome.Alerted)
        {
            _alerts++;
        }

        if (decision.RotationOfRoute is { } route)
        {
            _rotations[route] = _rotations.GetValueOrDefault(route) + 1;
        }

        _accounts[key] = history with
        {
            Known = decision.Lead,
            LastOccurredAt = decision.LastOccurredAt,
            Latest = decision.Alert ?? history.Latest,
        };
        return decision;
    }
}
