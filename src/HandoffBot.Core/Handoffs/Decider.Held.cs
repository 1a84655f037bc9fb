using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Gates;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs;

/// <summary>What becomes of an event that was held, when it is decided again.</summary>
public static partial class Decider
{
    /// <summary>
    /// Decides a held event again as it stands, because the one who may wants it handed off without what it lacks. Everything
    /// else that stands in its way still does: a disqualifier, its age, an owner that is missing, an agreement that is.
    /// </summary>
    /// <param name="e">The held event.</param>
    /// <param name="key">Under what the decision is known.</param>
    /// <param name="by">Slack user id of whoever releases it.</param>
    /// <param name="history">As for the first decision.</param>
    /// <param name="agreement">The agreement that holds it.</param>
    /// <param name="now">The moment of decision.</param>
    /// <param name="newAlertId">The id a new alert takes, should there be one.</param>
    public static Decision Release(
        ScoreEvent e,
        string key,
        string by,
        AccountHistory history,
        HandoffAgreement agreement,
        Instant now,
        string newAlertId
    )
    {
        var decision = Decide(e, history, agreement, now, newAlertId, by) with { DecidedAgainBy = key };
        return decision.Alert?.HoldReleased is not { } release
            ? decision
            : decision with
            {
                Rule = DecisionAgain.ReleasedRule,
                Reason = $"Released by {by} {HoldReleaseText.Of(release)}; {decision.Reason}",
                Trace = [DecisionAgain.Released(release), .. Again(decision.Trace)],
            };
    }

    /// <summary>Decides an event again that was held, because of what became known since. Expiry counts from when it occurred, as
    /// ever.</summary>
    /// <param name="e">The held event.</param>
    /// <param name="again">Why it is decided again.</param>
    /// <param name="selection">What was selected for it now.</param>
    /// <param name="history">As for <see cref="Decide(ScoreEvent, AgreementSelection, AccountHistory, Instant, string)"/>.</param>
    /// <param name="now">The moment of decision.</param>
    /// <param name="newAlertId">The id a new alert takes, should there be one.</param>
    public static Decision DecideAgain(
        ScoreEvent e,
        DecisionAgain again,
        AgreementSelection selection,
        AccountHistory history,
        Instant now,
        string newAlertId
    )
    {
        var decision = Decide(e, selection, history, now, newAlertId);
        return decision with { DecidedAgainBy = again.By, Trace = [again.Step(e, now), .. Again(decision.Trace)] };
    }

    /// <summary>Decides an event again that waited for working hours to open: now that they have, or that its alert has expired.</summary>
    /// <param name="e">The event.</param>
    /// <param name="key">Under what the decision is known.</param>
    /// <param name="opensAt">The opening it waited for.</param>
    /// <param name="selection">What was selected for it now.</param>
    /// <param name="history">As for <see cref="Decide(ScoreEvent, AgreementSelection, AccountHistory, Instant, string)"/>.</param>
    /// <param name="now">The moment of decision.</param>
    /// <param name="newAlertId">The id a new alert takes, should there be one.</param>
    public static Decision AtOpening(
        ScoreEvent e,
        string key,
        Instant opensAt,
        AgreementSelection selection,
        AccountHistory history,
        Instant now,
        string newAlertId
    )
    {
        var decision = Decide(e, selection, history, now, newAlertId);
        var isExpired = decision.Outcome is DecisionOutcome.Expired;
        return decision with
        {
            DecidedAgainBy = key,
            Rule = isExpired ? DecisionAgain.ExpiredWaitingRule : decision.Rule,
            Reason = isExpired ? DecisionAgain.ExpiredWaiting(e, now) : decision.Reason,
            Alert = decision is { Outcome: DecisionOutcome.Alerted, Alert: { } alert } && opensAt <= now
                ? alert with { WaitedForOpening = opensAt }
                : decision.Alert,
            Trace = [DecisionAgain.Waited(e, now), .. Again(decision.Trace)],
        };
    }

    /// <summary>Decides an event again whose account a person has named.</summary>
    /// <param name="e">The event, taken to be about that account.</param>
    /// <param name="key">Under what the decision is known.</param>
    /// <param name="selection">What was selected for it now.</param>
    /// <param name="history">Of that account, as for <see cref="Decide(ScoreEvent, AgreementSelection, AccountHistory, Instant, string)"/>.
    /// </param>
    /// <param name="now">The moment of decision.</param>
    /// <param name="newAlertId">The id a new alert takes, should there be one.</param>
    public static Decision AccountAnswered(
        ScoreEvent e,
        string key,
        AgreementSelection selection,
        AccountHistory history,
        Instant now,
        string newAlertId
    )
    {
        var decision = Decide(e, selection, history, now, newAlertId);
        return decision with { DecidedAgainBy = key, Trace = [DecisionAgain.Answered(e, now), .. Again(decision.Trace)] };
    }

    // The event itself is the last one that was acted on: where nothing newer was, its distance from itself tells nothing.
    private static IEnumerable<TraceStep> Again(IEnumerable<TraceStep> trace) =>
        trace.Where(step => !(step.Passed && string.Equals(step.Rule, OrderGate.Rule, StringComparison.Ordinal)));
}
