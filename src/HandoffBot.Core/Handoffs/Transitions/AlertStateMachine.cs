using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What people's clicks and passing time make of an alert.</summary>
public static class AlertStateMachine
{
    /// <summary>
    /// Applies a command. Time is always applied first, so a click that overtook the clock meets the alert as it really
    /// is. Doing the same thing twice changes nothing and says so. Store the alert whenever it is not the instance given:
    /// without effects only its next due moment moved.
    /// </summary>
    /// <param name="alert">As it is stored.</param>
    /// <param name="command">What a person did, or <see cref="AlertCommand.Tick"/>.</param>
    /// <param name="agreement">The agreement the alert belongs to.</param>
    /// <param name="now">The moment of the command; not before the one of any earlier command.</param>
    /// <param name="available">Who can take a lead; null when that is not known, and an alert that is due to go to the next person
    /// stays due.</param>
    public static AlertTransition Advance(
        Alert alert,
        AlertCommand command,
        HandoffAgreement agreement,
        Instant now,
        Availability? available = null
    )
    {
        var timed = TimeTransitions.Apply(alert, agreement, now, available);
        var acted = ClockTransitions.Follow(command.Apply(timed.Alert, agreement, now), timed.Alert, agreement, now);
        return Rescheduled(acted, timed.Alert, agreement, now).After(timed);
    }

    // A deadline that the command began or ended counts from here on.
    private static AlertTransition Rescheduled(AlertTransition acted, Alert before, HandoffAgreement agreement, Instant now) =>
        ReferenceEquals(acted.Alert, before)
            ? acted
            : acted with
            {
                Alert = AlertDeadlines.Reschedule(acted.Alert, agreement.Freshness, now),
            };
}
