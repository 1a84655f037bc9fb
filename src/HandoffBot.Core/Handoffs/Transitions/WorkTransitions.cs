using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Time;
using NodaTime;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>
/// Accepting an alert, giving it back or taking it over, and having contacted the lead. Accepting means "will work it", not
/// "is a deal".
/// </summary>
internal static class WorkTransitions
{
    private static Phrase ExpiredMeanwhile =>
        $"*Contacted* is taken back. The alert's time ran out meanwhile, so it is over; a new event brings a new alert.";

    internal static AlertTransition Claim(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Open => Changed(
                alert with
                {
                    State = AlertState.Claimed,
                    Claimed = new ActorStamp(by, now),
                },
                AlertFactKind.Claimed,
                by,
                now
            ),
            AlertState.Claimed when IsBy(alert.Claimed, by) => AlreadyYours(alert),
            AlertState.Claimed => Refused(
                alert,
                $"{Person(alert.Claimed)} claimed this {Ago(alert.Claimed, now)} ago. If you are to work it instead, press *Take over*: "
                    + $"they are told."
            ),
            AlertState.Contacted => AlreadyContacted(alert, now),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };

    internal static AlertTransition Release(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Open => Refused(alert, $"Nobody has claimed this, so there is nothing to release."),
            AlertState.Claimed when IsBy(alert.Claimed, by) => Changed(
                alert with
                {
                    State = AlertState.Open,
                    Claimed = null,
                    Snoozed = null,
                },
                AlertFactKind.Released,
                by,
                now
            ),
            AlertState.Claimed => Refused(
                alert,
                $"Only {Person(alert.Claimed)}, who claimed this {Ago(alert.Claimed, now)} ago, can release it. "
                    + $"If you are to work it, press *Take over*: they are told."
            ),
            AlertState.Contacted => AlreadyContacted(alert, now),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };

    internal static AlertTransition TakeOver(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Claimed when IsBy(alert.Claimed, by) => AlreadyYours(alert),
            AlertState.Claimed => AlertTransition.With(
                alert with
                {
                    Claimed = new ActorStamp(by, now),
                    Snoozed = null,
                },
                new AlertFact(AlertFactKind.TakenOver, now, by, alert.Claimed?.By),
                $"This is yours now. {Person(alert.Claimed)}, who had claimed it, is told.",
                TakeOverNotice.Of(alert, by, now)
            ),
            AlertState.Open or AlertState.Contacted or AlertState.Expired or AlertState.Withdrawn => Claim(alert, by, now),
        };

    internal static AlertTransition Contact(Alert alert, string by, HandoffAgreement agreement, Instant now) =>
        alert.State switch
        {
            AlertState.Open or AlertState.Claimed => CrmUpdateTransitions.Begin(
                Changed(
                    alert with
                    {
                        State = AlertState.Contacted,
                        Snoozed = null,
                        Contacted = new ActorStamp(by, now),
                        NextDueAt = now + AlertDeadlines.ContactUndoable,
                    },
                    AlertFactKind.Contacted,
                    by,
                    now
                ),
                agreement,
                now
            ),
            AlertState.Contacted when IsBy(alert.Contacted, by) => Refused(alert, $"You have marked this lead as contacted already."),
            AlertState.Contacted => Refused(
                alert,
                $"{Person(alert.Contacted)} contacted this lead {Ago(alert.Contacted, now)} ago already."
            ),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };

    /// <summary>Back to what it was before the mark, and on from there: what ran out meanwhile expires at once.</summary>
    internal static AlertTransition UndoContacted(Alert alert, string by, HandoffAgreement agreement, Instant now)
    {
        if (alert.State is AlertState.Open or AlertState.Claimed)
        {
            return Refused(alert, $"This lead is not marked as contacted, so there is nothing to take back.");
        }

        if (alert.State is not AlertState.Contacted)
        {
            return AlreadyClosed(alert, now);
        }

        if (AlertDeadlines.ContactUndoableUntil(alert) is null)
        {
            return Refused(
                alert,
                $"{Person(alert.Contacted)} marked this lead as contacted {Ago(alert.Contacted, now)} ago; that can be taken back for "
                    + $"{DurationText.Of(AlertDeadlines.ContactUndoable)} only. A new event after this alert's time brings a new alert."
            );
        }

        if (!IsBy(alert.Contacted, by))
        {
            return Refused(
                alert,
                $"Only {Person(alert.Contacted)}, who marked this lead as contacted {Ago(alert.Contacted, now)} ago, can take that back."
            );
        }

        var before = alert with
        {
            State = alert.Claimed is null ? AlertState.Open : AlertState.Claimed,
            Contacted = null,
            ContactReport = null,
            CrmUpdate = null,
        };
        var timed = TimeTransitions.Apply(before, agreement, now);
        var undone = AlertTransition.With(
            before,
            new AlertFact(AlertFactKind.ContactUndone, now, by),
            others: new HandoffEffect.RestoreReplies()
        );
        return (timed with { Reply = timed.Alert.IsLive ? null : ExpiredMeanwhile }).After(undone);
    }

    private static AlertTransition Changed(Alert alert, AlertFactKind kind, string by, Instant now) =>
        AlertTransition.With(alert, new AlertFact(kind, now, by));
}
