using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>Starts, stops and sets first-touch clocks. What a clock does when its time comes is elsewhere.</summary>
public static class FirstTouch
{
    /// <summary>Whether a missed first touch of this alert leads to anything; otherwise it is only recorded.</summary>
    public static bool IsEnforced(HandoffAgreement agreement, Alert alert, Instant now) =>
        ScoreAuthority.Allows(agreement, Behaviour.Sla, alert, now);

    /// <summary>The steps that follow a missed first touch, in the order of their times.</summary>
    public static IReadOnlyList<EscalationStep> Steps(HandoffAgreement agreement) => [.. agreement.Escalation.OrderBy(step => step.After)];

    /// <summary>A clock that starts now; null where the band agrees on no first touch.</summary>
    internal static FirstTouchClock? Start(HandoffAgreement agreement, string band, string? coverage, Instant now) =>
        TargetOf(agreement, band) is { } target
            ? Scheduled(
                new FirstTouchClock
                {
                    StartedAt = now,
                    Allowed = target.FirstTouch,
                    RemindBefore = target.RemindBefore,
                    Coverage = coverage,
                    RunningSince = now,
                },
                agreement
            )
            : null;

    /// <summary>
    /// The clock of an alert whose band rose: the time of the new band counts from here on, unless what is left of the old one
    /// is less. It never gives more time, and a first touch that was missed stays missed.
    /// </summary>
    internal static FirstTouchClock? Raised(FirstTouchClock? clock, HandoffAgreement agreement, string band, string? coverage, Instant now)
    {
        if (clock is null || TargetOf(agreement, band) is not { } target)
        {
            return clock ?? Start(agreement, band, coverage, now);
        }

        var allowed = CountedAt(clock, agreement, now) + target.FirstTouch;
        return clock.BreachedAt is not null || allowed >= clock.Allowed
            ? clock
            : Scheduled(clock with { Allowed = allowed, RemindBefore = target.RemindBefore, RemindedAt = null }, agreement);
    }

    /// <summary>The clock begun anew: all of its time is left again, and what followed a missed first touch is over.</summary>
    internal static FirstTouchClock Anew(FirstTouchClock clock, HandoffAgreement agreement, string by, Instant now) =>
        Scheduled(
            clock with
            {
                Counted = Duration.Zero,
                RunningSince = clock.Paused is null ? now : null,
                RemindedAt = null,
                BreachedAt = null,
                IsShadow = false,
                StepsDone = 0,
                BegunAnewBy = [.. clock.BegunAnewBy, by],
            },
            agreement
        );

    /// <summary>The clock stopped.</summary>
    internal static FirstTouchClock Pause(FirstTouchClock clock, HandoffAgreement agreement, ClockPause pause) =>
        Scheduled(clock with { Counted = CountedAt(clock, agreement, pause.At), RunningSince = null, Paused = pause }, agreement);

    /// <summary>The clock running on from where it stopped.</summary>
    internal static FirstTouchClock Resume(FirstTouchClock clock, HandoffAgreement agreement, Instant now) =>
        Scheduled(clock with { RunningSince = now, Paused = null }, agreement);

    /// <summary>Working time counted so far.</summary>
    internal static Duration CountedAt(FirstTouchClock clock, HandoffAgreement agreement, Instant now) =>
        clock.RunningSince is { } since
            ? clock.Counted + BusinessTime.Between(CoverageOf(clock, agreement), since, now)
            : clock.Counted;

    /// <summary>The clock with its next moments worked out.</summary>
    internal static FirstTouchClock Scheduled(FirstTouchClock clock, HandoffAgreement agreement)
    {
        var due = clock.BreachedAt ?? At(clock, agreement, clock.Allowed);
        return clock with { DueAt = due, NextAt = Next(clock, agreement, due) };
    }

    internal static Coverage? CoverageOf(FirstTouchClock clock, HandoffAgreement agreement) =>
        clock.Coverage is { } name ? agreement.Coverage.GetValueOrDefault(name) : null;

    /// <summary>The moment as those who work it read it.</summary>
    internal static string Text(FirstTouchClock clock, HandoffAgreement agreement, Instant at) =>
        InstantText.Of(at, CoverageOf(clock, agreement)?.Zone ?? agreement.Review.Zone);

    private static Instant? Next(FirstTouchClock clock, HandoffAgreement agreement, Instant? due)
    {
        if (clock.BreachedAt is null)
        {
            return clock is { RemindedAt: null, RemindBefore: { } before } && before < clock.Allowed
                ? At(clock, agreement, clock.Allowed - before)
                : due;
        }

        var steps = Steps(agreement);
        return clock.IsShadow || clock.StepsDone >= steps.Count
            ? null
            : At(clock, agreement, clock.Allowed + steps[clock.StepsDone].After);
    }

    // What was counted may exceed it, where the agreement changed meanwhile: then it is due where the clock runs on.
    private static Instant? At(FirstTouchClock clock, HandoffAgreement agreement, Duration counted) =>
        clock.RunningSince is { } since
            ? counted <= clock.Counted ? since : BusinessTime.Add(CoverageOf(clock, agreement), since, counted - clock.Counted)
            : null;

    private static SlaTarget? TargetOf(HandoffAgreement agreement, string band) =>
        agreement.Bands.FirstOrDefault(one => string.Equals(one.Name, band, StringComparison.Ordinal))?.Sla;
}
