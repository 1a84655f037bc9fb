using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Clocks;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What people's commands do to a first-touch clock. Only the first touch ends it, a claim does not.</summary>
internal static class ClockTransitions
{
    internal static AlertTransition Pause(Alert alert, AlertCommand.PauseClock command, HandoffAgreement agreement, Instant now) =>
        Refusal(alert, alert.Clock?.BreachedAt is not null && FirstTouch.Steps(agreement).Count <= alert.Clock.StepsDone) is { } refusal
            ? AlertTransition.Unchanged(alert, refusal)
        : alert.Clock is not { Paused: null } running
            ? AlertTransition.Unchanged(alert, Stopped(alert, now))
        : AlertTransition.With(
            alert with
            {
                Clock = FirstTouch.Pause(running, agreement, new ClockPause(command.By, now, command.Reason)),
            },
            new AlertFact(AlertFactKind.ClockPaused, now, command.By, command.Reason),
            $"The first-touch clock stands still. `/handoff resume` lets it run on; no time is lost meanwhile."
        );

    internal static AlertTransition Resume(Alert alert, AlertCommand.ResumeClock command, HandoffAgreement agreement, Instant now)
    {
        if (Refusal(alert, false) is { } refusal)
        {
            return AlertTransition.Unchanged(alert, refusal);
        }

        if (alert.Clock is not { Paused: { Reason: not null } } paused)
        {
            return AlertTransition.Unchanged(alert, alert.Clock?.Paused is null ? (Phrase)$"The clock runs already." : Stopped(alert, now));
        }

        var clock = FirstTouch.Resume(paused, agreement, now);
        var due = clock is { BreachedAt: null, DueAt: { } at } ? $" First touch is due {SlaClocks.Text(clock, agreement, at)}." : "";
        return AlertTransition.With(
            alert with
            {
                Clock = clock,
            },
            new AlertFact(AlertFactKind.ClockResumed, now, command.By, command.Reason.Length == 0 ? null : command.Reason),
            $"The first-touch clock runs on.{due}"
        );
    }

    /// <summary>What a command that is not about the clock does to it: a person's first claim may begin it anew, and it stands still
    /// while a bad-score flag stands.</summary>
    internal static AlertTransition Follow(AlertTransition acted, Alert before, HandoffAgreement agreement, Instant now)
    {
        if (acted.Alert is not { IsLive: true, Clock: { } clock } alert || ReferenceEquals(alert, before))
        {
            return acted;
        }

        if (alert.Claimed is { By: var by } && by != before.Claimed?.By && BeginsAnew(alert, clock, agreement, by))
        {
            return Changed(acted, FirstTouch.Anew(clock, agreement, by, now), new AlertFact(AlertFactKind.ClockBegunAnew, now, by));
        }

        if (alert.Flags is [.., var flag] && before.Flags.Count == 0 && clock.Paused is null)
        {
            var stopped = FirstTouch.Pause(clock, agreement, new ClockPause(flag.By, now));
            return Changed(acted, stopped, new AlertFact(AlertFactKind.ClockPaused, now, flag.By, "flagged as a bad score"));
        }

        return alert.Flags.Count == 0 && before.Flags.Count > 0 && clock.Paused is { Reason: null }
            ? Changed(acted, FirstTouch.Resume(clock, agreement, now), new AlertFact(AlertFactKind.ClockResumed, now))
            : acted;
    }

    private static bool BeginsAnew(Alert alert, SlaClock clock, HandoffAgreement agreement, string by) =>
        agreement.Bands.FirstOrDefault(band => band.Name == alert.Band)?.Sla is { ResetOnClaim: true }
        && !clock.BegunAnewBy.Contains(by, StringComparer.Ordinal);

    private static AlertTransition Changed(AlertTransition acted, SlaClock clock, AlertFact fact) =>
        acted with
        {
            Alert = acted.Alert with { Clock = clock },
            Effects = [.. acted.Effects, new HandoffEffect.RecordFact(fact)],
        };

    private static Phrase? Refusal(Alert alert, bool isDone) =>
        !alert.IsLive ? (Phrase)$"The alert is {AlertStates.Text(alert.State)}, so no clock runs on it."
        : alert.Clock is null ? (Phrase)$"No first-touch clock runs on this alert: its band agrees on none."
        : isDone ? (Phrase)$"Its first touch was missed and every step that follows was taken: there is nothing left to pause."
        : null;

    private static Phrase Stopped(Alert alert, Instant now)
    {
        var pause = alert.Clock?.Paused;
        var ago = DurationText.Of(now - (pause?.At ?? now));
        return pause?.Reason is { } reason
            ? (Phrase)$"{new PersonReference(pause.By)} paused it {ago} ago: {reason}"
            : $"It stands still since {new PersonReference(pause?.By)} flagged the score as bad {ago} ago, and runs on when the flag is "
                + $"taken back.";
    }
}
