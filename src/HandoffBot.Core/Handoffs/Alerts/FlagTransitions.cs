using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>Bad-score claims: one click records at once, reason and note may follow, one's own can be taken back.</summary>
internal static class FlagTransitions
{
    internal const int NoteKept = 3000;

    internal static Advanced Flag(Alert alert, string by, Instant now) =>
        Find(alert, by) is null
            ? new Advanced(
                With(alert, New(alert, by, now)),
                [new AlertFact(AlertFactKind.Flagged, now, by)],
                "Recorded: bad score. Say why if you like; a reviewer decides."
            )
            : new Advanced(alert, [], "You have flagged this already. You can change the reason, or undo the flag.");

    internal static Advanced Reason(Alert alert, AlertCommand.GiveReason given, HandoffAgreement agreement, Instant now)
    {
        var flagged = Find(alert, given.By) is null ? Flag(alert, given.By, now) : new Advanced(alert, [], null);
        var flag = Find(flagged.Alert, given.By) ?? throw new InvalidOperationException("It was flagged just now.");
        if (!agreement.FlagReasons.Contains(given.Reason, StringComparer.Ordinal))
        {
            return flagged with { Reply = "That reason is no longer offered. Your flag counts; please pick another reason." };
        }

        return string.Equals(flag.Reason, given.Reason, StringComparison.Ordinal)
            ? flagged with
            {
                Reply = "That reason is recorded already.",
            }
            : new Advanced(
                With(flagged.Alert, flag with { Reason = given.Reason }),
                [.. flagged.Log, new AlertFact(AlertFactKind.ReasonGiven, now, given.By, given.Reason)],
                "Thank you: the reason goes to the weekly review."
            );
    }

    internal static Advanced Note(Alert alert, AlertCommand.GiveNote given, Instant now)
    {
        if (Find(alert, given.By) is not { } flag)
        {
            return new Advanced(alert, [], "You have no flag on this alert; flag it as a bad score first.");
        }

        var note = string.IsNullOrWhiteSpace(given.Note) ? null : given.Note.Trim();
        // Half of a pair is no character.
        note = note?.Length > NoteKept ? note[..(char.IsHighSurrogate(note[NoteKept - 1]) ? NoteKept - 1 : NoteKept)] : note;
        return string.Equals(flag.Note, note, StringComparison.Ordinal)
            ? new Advanced(alert, [], null)
            : new Advanced(
                With(alert, flag with { Note = note }),
                [new AlertFact(AlertFactKind.NoteGiven, now, given.By, note)],
                "Thank you: the note goes to the weekly review."
            );
    }

    internal static Advanced Undo(Alert alert, string by, Instant now) =>
        Find(alert, by) is { } flag
            ? new Advanced(
                alert with
                {
                    Flags = [.. alert.Flags.Where(f => f != flag)],
                },
                [new AlertFact(AlertFactKind.FlagUndone, now, by)],
                "Your flag is taken back."
            )
            : new Advanced(alert, [], "You have no flag on this alert.");

    private static Flag New(Alert alert, string by, Instant now) =>
        new(by, now, AfterClose: alert.State is AlertState.Expired or AlertState.Withdrawn);

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
