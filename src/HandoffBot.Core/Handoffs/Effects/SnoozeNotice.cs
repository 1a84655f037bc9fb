using System.Globalization;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Time;

namespace HandoffBot.Core.Handoffs.Effects;

/// <summary>Tells whoever snoozed an alert that it is back: one direct message for each snooze.</summary>
internal static class SnoozeNotice
{
    /// <summary>The message; none when whoever snoozed it is no Slack user, for any other id would name a channel.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="snooze">The snooze that ended.</param>
    internal static IEnumerable<HandoffEffect> Of(Alert alert, Snooze snooze) =>
        SlackIds.IsUser(snooze.By)
            ?
            [
                new HandoffEffect.SendNotice(
                    $"snooze-ended:{alert.Id}:{snooze.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
                    snooze.By,
                    $"Back from its snooze: {CompanyName.Of(alert)}",
                    [
                        $"You snoozed this lead for {DurationText.Of(snooze.Until - snooze.At)}. It is yours and back in your queue.",
                        $"`/handoff queue` shows it with the rest.",
                    ]
                ),
            ]
            : [];
}
