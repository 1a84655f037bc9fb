using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;
using NodaTime;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Putting a lead on the managers' review list, and taking it off.</summary>
internal static class ReviewTransitions
{
    internal static AlertTransition Put(Alert alert, string by, HandoffAgreement agreement, Instant now) =>
        alert.State switch
        {
            AlertState.Open or AlertState.Claimed when alert.InReview is { } review => Refused(
                alert,
                $"{Person(review)} put this lead on the managers' review list {Ago(review, now)} ago already."
            ),
            AlertState.Open or AlertState.Claimed
                when !ScoreAuthority.Allows(agreement, Behaviour.ManagerReview, alert, now) => NotAllowed(alert, agreement),
            AlertState.Open or AlertState.Claimed => AlertTransition.With(
                alert with
                {
                    InReview = new ActorStamp(by, now),
                },
                new AlertFact(AlertFactKind.PutToReview, now, by),
                $"It is on the managers' review list, and they are told. It stays where it is meanwhile.",
                new HandoffEffect.SendNotice(
                    $"review:{alert.Id}:{now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
                    agreement.Channels.Managers,
                    $"A lead waits for your review: {CompanyName.Of(alert)}",
                    [
                        $"{new PersonReference(by)} put it on your list; {PersonReference.Named(alert.Claimed?.By ?? alert.Owner)} has it.",
                        $"`/handoff queue` in this channel lists it with its buttons; *Reviewed* takes it off the list.",
                    ]
                )
            ),
            AlertState.Contacted => AlreadyContacted(alert, now),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };

    // What is missing, and who can bring it.
    private static AlertTransition NotAllowed(Alert alert, HandoffAgreement agreement)
    {
        var piloted = agreement.Authority.GetValueOrDefault(Behaviour.ManagerReview) is AuthorityLevel.Pilot;
        var needs = ProofBoundText.Needs(agreement, Behaviour.ManagerReview);
        Phrase where = piloted ? (Phrase)$"this lead is outside of the pilot" : $"the agreement does not allow it";
        return Refused(
            alert,
            $"The score may not send this lead to the managers yet: {where}. It needs {needs}; "
                + $"{PersonReference.Named(agreement.Owners.WeeklyReview)} decides in the weekly review. "
                + $"Claim the lead and speak to your manager, or reassign it."
        );
    }

    internal static AlertTransition End(Alert alert, string by, Instant now) =>
        alert.State switch
        {
            AlertState.Open or AlertState.Claimed when alert.InReview is null => Refused(alert, $"This lead is not on the review list."),
            AlertState.Open or AlertState.Claimed => AlertTransition.With(
                alert with
                {
                    InReview = null,
                },
                new AlertFact(AlertFactKind.Reviewed, now, by)
            ),
            AlertState.Contacted => AlreadyContacted(alert, now),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };
}
