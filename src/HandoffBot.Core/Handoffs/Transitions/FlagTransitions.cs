using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Bad-score claims: one click records at once, reason and note may follow, one's own can be taken back.</summary>
internal static class FlagTransitions
{
    internal const int MostNoteLength = 3000;

    internal static AlertTransition Flag(Alert alert, string by, Instant now) =>
        Find(alert, by) is null
            ? AlertTransition.With(
                With(alert, New(alert, by, now)),
                new AlertFact(AlertFactKind.Flagged, now, by),
                $"Recorded: bad score. Say why if you like; a reviewer decides.",
                new HandoffEffect.SaveFlag(by)
            )
            : AlertTransition.Unchanged(alert, $"You have flagged this already. You can change the reason, or undo the flag.");

    internal static AlertTransition Reason(Alert alert, AlertCommand.GiveReason given, HandoffAgreement agreement, Instant now)
    {
        var flagged = Find(alert, given.By) is null ? Flag(alert, given.By, now) : AlertTransition.Unchanged(alert);
        var flag = Find(flagged.Alert, given.By) ?? throw new InvalidOperationException("It was flagged just now.");
        if (!agreement.FlagReasons.Contains(given.Reason, StringComparer.Ordinal))
        {
            return flagged with { Reply = $"That reason is no longer offered. Your flag counts; please pick another reason." };
        }

        return string.Equals(flag.Reason, given.Reason, StringComparison.Ordinal)
            ? flagged with
            {
                Reply = $"That reason is recorded already.",
            }
            : AlertTransition
                .With(
                    With(flagged.Alert, flag with { Reason = given.Reason }),
                    new AlertFact(AlertFactKind.ReasonGiven, now, given.By, given.Reason),
                    $"Thank you: the reason goes to the weekly review.",
                    new HandoffEffect.SaveFlag(given.By)
                )
                .After(flagged);
    }

    internal static AlertTransition Note(Alert alert, AlertCommand.GiveNote given, Instant now)
    {
        if (Find(alert, given.By) is not { } flag)
        {
            return AlertTransition.Unchanged(alert, $"You have no flag on this alert; flag it as a bad score first.");
        }

        var note = string.IsNullOrWhiteSpace(given.Note) ? null : given.Note.Trim();
        // A high surrogate without its low one is no character.
        note =
            note?.Length > MostNoteLength
                ? note[..(char.IsHighSurrogate(note[MostNoteLength - 1]) ? MostNoteLength - 1 : MostNoteLength)]
                : note;
        return string.Equals(flag.Note, note, StringComparison.Ordinal)
            ? AlertTransition.Unchanged(alert)
            : AlertTransition.With(
                With(alert, flag with { Note = note }),
                new AlertFact(AlertFactKind.NoteGiven, now, given.By, note),
                $"Thank you: the note goes to the weekly review.",
                new HandoffEffect.SaveFlag(given.By)
            );
    }

    internal static AlertTransition Undo(Alert alert, string by, Instant now) =>
        Find(alert, by) is { } flag
            ? AlertTransition.With(
                alert with
                {
                    Flags = [.. alert.Flags.Where(f => f != flag)],
                },
                new AlertFact(AlertFactKind.FlagUndone, now, by),
                $"Your flag is taken back.",
                new HandoffEffect.SaveFlag(by)
            )
            : AlertTransition.Unchanged(alert, $"You have no flag on this alert.");

    private static Flag New(Alert alert, string by, Instant now) => new(by, now, AfterClose: AlertStates.IsClosed(alert.State));

    private static Flag? Find(Alert alert, string by) => alert.Flags.FirstOrDefault(f => string.Equals(f.By, by, StringComparison.Ordinal));

    private static Alert With(Alert alert, Flag flag) =>
        Find(alert, flag.By) is { } old
            ? alert with
            {
                Flags = [.. alert.Flags.Select(f => f == old ? flag : f)],
            }
            : alert with
            {
                Flags = [.. alert.Flags, flag],
            };
}
