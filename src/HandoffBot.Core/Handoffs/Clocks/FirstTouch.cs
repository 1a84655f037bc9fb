using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>Starts, stops and sets first-touch clocks. What a clock does when its time comes is elsewhere.</summary>
public static class FirstTouch
{
    /// <summary>The steps that follow a missed first touch, in the order of their times.</summary>
    public static IReadOnlyList<EscalationStep> Steps(HandoffAgreement agreement) => [.. agreement.Escalation.OrderBy(step => step.After)];

    /// <summary>A clock that starts now; null where the band agrees on no first touch.</summary>
    internal static SlaClock? Start(HandoffAgreement agreement, string band, string? coverage, Instant now) =>
        TargetOf(agreement, band) is { } target
            ? Scheduled(
                new SlaClock
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
    internal static SlaClock? Raised(SlaClock? clock, HandoffAgreement agreement, string band, string? coverage, Instant now)
    {
        if (clock is null || TargetOf(agreement, band) is not { } target)
        {
            return clock ?? Start(agreement, band, coverage, now);
        }

        var allowed = SlaClocks.CountedAt(clock, agreement, now) + target.FirstTouch;
        return clock.BreachedAt is not null || allowed >= clock.Allowed
            ? clock
            : Scheduled(clock with { Allowed = allowed, RemindBefore = target.RemindBefore, RemindedAt = null }, agreement);
    }

    /// <summary>The clock begun anew: all of its time is left again, and what followed a missed first touch is over.</summary>
    internal static SlaClock Anew(SlaClock clock, HandoffAgreement agreement, string by, Instant now) =>
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
    internal static SlaClock Pause(SlaClock clock, HandoffAgreement agreement, ClockPause pause) =>
        Scheduled(clock with { Counted = SlaClocks.CountedAt(clock, agreement, pause.At), RunningSince = null, Paused = pause }, agreement);

    /// <summary>The clock running on from where it stopped.</summary>
    internal static SlaClock Resume(SlaClock clock, HandoffAgreement agreement, Instant now) =>
        Scheduled(clock with { RunningSince = now, Paused = null }, agreement);

    /// <summary>The clock with its next moments worked out.</summary>
    internal static SlaClock Scheduled(SlaClock clock, HandoffAgreement agreement) =>
        SlaClocks.Scheduled(clock, agreement, Steps(agreement));

    private static SlaTarget? TargetOf(HandoffAgreement agreement, string band) =>
        agreement.Bands.FirstOrDefault(one => string.Equals(one.Name, band, StringComparison.Ordinal))?.Sla;
}
