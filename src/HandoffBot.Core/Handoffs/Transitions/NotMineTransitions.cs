using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Routing;
using NodaTime;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>A lead goes on to the next of its route, for its owner says that it is not theirs.</summary>
internal static class NotMineTransitions
{
    internal const int MostNoteLength = 1000;

    internal static AlertTransition Apply(Alert alert, AlertCommand.NotMine said, HandoffAgreement agreement, Instant now) =>
        alert.State switch
        {
            AlertState.Open when said.Facts.Available.IsSame(alert.Owner, said.By) => Passed(alert, said, agreement, now),
            AlertState.Open when alert.Declined.Any(one => one.By == said.By) => Refused(
                alert,
                $"You said so already; the lead is {Owner(alert)}'s now."
            ),
            AlertState.Open => Refused(alert, $"This lead is {Owner(alert)}'s, so only they can say that it is not theirs."),
            AlertState.Claimed when IsBy(alert.Claimed, said.By) => Passed(alert, said, agreement, now),
            AlertState.Claimed => Refused(
                alert,
                $"{Person(alert.Claimed)} claimed this {Ago(alert.Claimed, now)} ago, so only they can say that it is not theirs."
            ),
            AlertState.Contacted => AlreadyContacted(alert, now),
            AlertState.Expired or AlertState.Withdrawn => AlreadyClosed(alert, now),
        };

    private static AlertTransition Passed(Alert alert, AlertCommand.NotMine said, HandoffAgreement agreement, Instant now)
    {
        var facts = said.Facts;
        var next = NextInRotation.Of(
            agreement,
            alert.Route,
            Bands.Rank(agreement, alert.Band) == 0,
            alert.Route is { } name ? facts.Rotations.GetValueOrDefault(name, Rotation.None) : Rotation.None,
            facts.Available,
            person =>
                !facts.Available.IsSame(person, said.By)
                && !alert.Declined.Any(one => facts.Available.IsSame(person, one.By) || facts.Available.IsSame(person, one.Person))
        );
        if (next is null)
        {
            return Refused(
                alert,
                $"Nobody is left: everybody named for this lead said that it is not theirs, is away, has as much as "
                    + $"is agreed, or cannot be reached. It stays yours; please speak to "
                    + $"{PersonReference.Named(agreement.Owners.RoutingSla)}, who owns the routing."
            );
        }

        var named = facts.Available.IsSame(alert.Owner, said.By) ? alert.Owner : said.By;
        var declined = new Declined(said.By, named, now, said.Reason, Noted(said.Note), next.Route is null);
        var passed = alert with
        {
            State = AlertState.Open,
            Claimed = null,
            Snoozed = null,
            Owner = next.Owner,
            PassedOver = [],
            Declined = [.. alert.Declined, declined],
        };
        List<HandoffEffect> others = [AssignedNotice.NotMine(passed, declined)];
        if (next is { Route: { } route, Rotation: { } rotation })
        {
            others.Add(new HandoffEffect.CountAssignment(route, rotation));
        }

        Phrase reply = next.Route is null
            ? (Phrase)$"Thank you. Nobody else of the route is left, so {Owner(passed)}, who takes the exceptions, has it now and is told."
            : $"Thank you. It went on to {Owner(passed)}, who is told.";
        return AlertTransition.With(
            passed,
            new AlertFact(AlertFactKind.NotMine, now, said.By, $"{NotMineReasonText.Of(said.Reason)}; went to {next.Owner}"),
            reply,
            others
        );
    }

    private static string? Noted(string? note) =>
        string.IsNullOrWhiteSpace(note) ? null
        : note.Trim() is var text && text.Length > MostNoteLength ? text[..(MostNoteLength - 1)]
        : text;

    private static Phrase Owner(Alert alert) => PersonReference.Named(alert.Owner);
}
