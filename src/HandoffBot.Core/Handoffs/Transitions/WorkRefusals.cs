using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Why a command changes nothing, with the next step.</summary>
internal static class WorkRefusals
{
    internal static AlertTransition Refused(Alert alert, Phrase reply) => AlertTransition.Unchanged(alert, reply);

    internal static AlertTransition AlreadyYours(Alert alert) => Refused(alert, $"You have claimed this already: it is yours.");

    internal static AlertTransition AlreadyContacted(Alert alert, Instant now) =>
        Refused(alert, $"{Person(alert.Contacted)} contacted this lead {Ago(alert.Contacted, now)} ago; nothing is left to do.");

    internal static AlertTransition AlreadyClosed(Alert alert, Instant now)
    {
        var ago = DurationText.Of(now - (alert.ClosedAt ?? now));
        return Refused(
            alert,
            alert.State is AlertState.Withdrawn
                ? (Phrase)$"This alert was withdrawn {ago} ago. {alert.WithdrawnBecause} If the score was wrong, *Bad score* still counts."
                : $"This alert expired {ago} ago, so its reasons may no longer hold. A new event brings a new alert. If the score was "
                    + $"wrong, *Bad score* still counts."
        );
    }

    internal static bool IsBy(ActorStamp? stamp, string by) => string.Equals(stamp?.By, by, StringComparison.Ordinal);

    internal static PersonReference Person(ActorStamp? stamp) => PersonReference.Of(stamp);

    internal static string Ago(ActorStamp? stamp, Instant now) => DurationText.Of(now - (stamp?.At ?? now));
}
