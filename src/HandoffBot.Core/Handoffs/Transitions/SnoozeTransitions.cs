using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Time;
using NodaTime;
using NodaTime.Text;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Making a claimed alert quiet for a while, and its coming back. It stays with whoever claimed it.</summary>
internal static class SnoozeTransitions
{
    internal static AlertTransition Begin(Alert alert, AlertCommand.Snooze asked, HandoffAgreement agreement, Instant now) =>
        alert.State switch
        {
            AlertState.Open => ClaimedFor(alert, asked, agreement, now),
            AlertState.Claimed when IsBy(alert.Claimed, asked.By) => Quiet(alert, asked, agreement, now),
            AlertState.Claimed => NotYours(alert, now, "snooze it"),
            AlertState.Contacted => AlreadyContacted(alert, now),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };

    internal static AlertTransition End(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Claimed when alert.Snoozed is null => NotSnoozed(alert),
            AlertState.Claimed when IsBy(alert.Claimed, by) => AlertTransition.With(
                alert with
                {
                    Snoozed = null,
                },
                new AlertFact(AlertFactKind.SnoozeEnded, now, by)
            ),
            AlertState.Claimed => NotYours(alert, now, "end its snooze"),
            AlertState.Open => NotSnoozed(alert),
            AlertState.Contacted => AlreadyContacted(alert, now),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };

    /// <summary>Its time has come: whoever snoozed it is told once.</summary>
    internal static AlertTransition Returned(Alert alert, Instant now) =>
        alert.Snoozed is { } snooze
            ? AlertTransition.With(
                alert with
                {
                    Snoozed = null,
                },
                new AlertFact(AlertFactKind.SnoozeEnded, now),
                others: SnoozeNotice.Of(alert, snooze)
            )
            : AlertTransition.Unchanged(alert);

    private static AlertTransition ClaimedFor(Alert alert, AlertCommand.Snooze asked, HandoffAgreement agreement, Instant now)
    {
        var claimed = WorkTransitions.Claim(alert, asked.By, now);
        var quiet = Quiet(claimed.Alert, asked, agreement, now);
        return quiet.Alert.Snoozed is null ? Refused(alert, quiet.Reply ?? $"Nothing was changed.") : quiet.After(claimed);
    }

    private static AlertTransition Quiet(Alert alert, AlertCommand.Snooze asked, HandoffAgreement agreement, Instant now)
    {
        var until = Until(alert, asked.Choice, agreement, now);
        var when = OpeningTimes.Text(agreement, alert.Route, until);
        return until <= now ? Refused(alert, $"{when} has passed already. Choose a later day.")
            : until >= alert.ExpiresAt
                ? Refused(
                    alert,
                    $"This alert expires in {DurationText.Of(alert.ExpiresAt - now)}, before {when}. An expired alert does not come back: "
                        + $"snooze it for less, or work it now."
                )
            : alert.Snoozed?.Until == until ? Refused(alert, $"It is snoozed until {when} already.")
            : AlertTransition.With(
                alert with
                {
                    Snoozed = new Snooze(asked.By, now, until),
                },
                new AlertFact(AlertFactKind.Snoozed, now, asked.By, InstantPattern.General.Format(until)),
                $"Snoozed until {when}. It stays yours; *Back now* ends the snooze before that."
            );
    }

    private static Instant Until(Alert alert, SnoozeChoice choice, HandoffAgreement agreement, Instant now) =>
        choice switch
        {
            SnoozeChoice.TomorrowAtOpening => OpeningTimes.OnOrAfter(
                agreement,
                alert.Route,
                OpeningTimes.DayOf(agreement, alert.Route, now).PlusDays(1)
            ),
            SnoozeChoice.OnDate on => OpeningTimes.OnOrAfter(agreement, alert.Route, on.Day),
            _ => now + Duration.FromHours(1),
        };

    private static AlertTransition NotSnoozed(Alert alert) => Refused(alert, $"This alert is not snoozed.");

    private static AlertTransition NotYours(Alert alert, Instant now, string what) =>
        Refused(
            alert,
            $"Only {Person(alert.Claimed)}, who claimed this {Ago(alert.Claimed, now)} ago, can {what}. If you are to work it, press "
                + $"*Take over*: they are told."
        );
}
