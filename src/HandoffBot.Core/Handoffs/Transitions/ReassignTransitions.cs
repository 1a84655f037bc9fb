using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Routing;
using NodaTime;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>
/// A lead is given to a person: by whoever has it, or by the owners of routing and of exceptions. It is open again, and nobody's
/// turn is counted.
/// </summary>
internal static class ReassignTransitions
{
    internal static AlertTransition Apply(Alert alert, AlertCommand.Reassign asked, HandoffAgreement agreement, Instant now) =>
        alert.State switch
        {
            AlertState.Open or AlertState.Claimed when !May(alert, asked, agreement) => Refused(alert, OnlyThose(alert, agreement)),
            AlertState.Open or AlertState.Claimed => Given(alert, asked, now),
            AlertState.Contacted => AlreadyContacted(alert, now),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };

    /// <summary>Whoever claimed it, or its owner while nobody has; and the two who answer for the team.</summary>
    internal static bool May(Alert alert, string by, Availability facts, HandoffAgreement agreement) =>
        facts.IsSame(Holder(alert), by)
        || facts.IsSame(agreement.Owners.RoutingSla, by)
        || facts.IsSame(agreement.Owners.Exceptions, by);

    internal static Phrase OnlyThose(Alert alert, HandoffAgreement agreement) =>
        $"Only {PersonReference.Named(Holder(alert))}, who has this lead, "
        + $"{PersonReference.Named(agreement.Owners.RoutingSla)} (routing) or "
        + $"{PersonReference.Named(agreement.Owners.Exceptions)} (exceptions) can do that. Nothing was changed.";

    private static bool May(Alert alert, AlertCommand.Reassign asked, HandoffAgreement agreement) =>
        May(alert, asked.By, asked.Facts.Available, agreement);

    private static AlertTransition Given(Alert alert, AlertCommand.Reassign asked, Instant now)
    {
        var (to, facts) = (asked.To, asked.Facts.Available);
        if (facts.Unreachable.TryGetValue(to, out var why))
        {
            return Refused(
                alert,
                $"{PersonReference.Named(to)} {PassedOver.InWords(why)}, so nothing sent to them would be read. The lead stays with "
                    + $"{PersonReference.Named(Holder(alert))}: please choose somebody else."
            );
        }

        if (alert.State is AlertState.Open && facts.IsSame(alert.Owner, to))
        {
            return Refused(alert, $"This lead is {PersonReference.Named(to)}'s already.");
        }

        if (!facts.IsSame(to, asked.By) && alert.Declined.FirstOrDefault(one => facts.IsSame(to, one.By)) is { } declined)
        {
            return Refused(
                alert,
                $"{PersonReference.Named(to)} said that this lead is not theirs ({NotMineReasonText.Of(declined.Reason)}), and it does "
                    + $"not go back to them. Please choose somebody else."
            );
        }

        var given = alert with
        {
            State = AlertState.Open,
            Claimed = null,
            Snoozed = null,
            Owner = to,
            IsOwnerSuggested = false,
            PassedOver = [],
        };
        Phrase reply = facts.IsSame(to, asked.By) ? (Phrase)$"This lead is yours now."
            : $"It is {PersonReference.Named(to)}'s now, who is told.";
        return AlertTransition.With(
            given,
            new AlertFact(AlertFactKind.Reassigned, now, asked.By, $"{Holder(alert)} → {to}"),
            reply,
            ReassignedNotice.Of(alert, given, asked, now)
        );
    }

    private static string Holder(Alert alert) => alert.Claimed?.By ?? alert.Owner;
}
