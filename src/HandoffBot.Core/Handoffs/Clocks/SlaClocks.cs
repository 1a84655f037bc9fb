using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>What every clock of an alert has in common, whatever it is about: its next moments, in the working time of its
/// coverage.</summary>
public static class SlaClocks
{
    /// <summary>Whether what a clock of this alert finds missed leads to anything; otherwise it is only recorded.</summary>
    public static bool IsEnforced(HandoffAgreement agreement, Alert alert, Instant now) =>
        ScoreAuthority.Allows(agreement, Behaviour.Sla, alert, now);

    /// <summary>Working time counted so far.</summary>
    internal static Duration CountedAt(SlaClock clock, HandoffAgreement agreement, Instant now) =>
        clock.RunningSince is { } since
            ? clock.Counted + BusinessTime.Between(CoverageOf(clock, agreement), since, now)
            : clock.Counted;

    /// <summary>The clock with its next moments worked out.</summary>
    /// <param name="clock">As it runs or stands.</param>
    /// <param name="agreement">Has the hours.</param>
    /// <param name="steps">What follows once it is due, in the order of their times.</param>
    internal static SlaClock Scheduled(SlaClock clock, HandoffAgreement agreement, IReadOnlyList<EscalationStep> steps)
    {
        var due = clock.BreachedAt ?? At(clock, agreement, clock.Allowed);
        return clock with { DueAt = due, NextAt = Next(clock, agreement, due, steps) };
    }

    /// <summary>The moment as those who work it read it.</summary>
    internal static string Text(SlaClock clock, HandoffAgreement agreement, Instant at) =>
        InstantText.Of(at, CoverageOf(clock, agreement)?.Zone ?? agreement.Review.Zone);

    private static Coverage? CoverageOf(SlaClock clock, HandoffAgreement agreement) =>
        clock.Coverage is { } name ? agreement.Coverage.GetValueOrDefault(name) : null;

    private static Instant? Next(SlaClock clock, HandoffAgreement agreement, Instant? due, IReadOnlyList<EscalationStep> steps)
    {
        if (clock.BreachedAt is null)
        {
            return clock is { RemindedAt: null, RemindBefore: { } before } && before < clock.Allowed
                ? At(clock, agreement, clock.Allowed - before)
                : due;
        }

        return clock.IsShadow || clock.StepsDone >= steps.Count
            ? null
            : At(clock, agreement, clock.Allowed + steps[clock.StepsDone].After);
    }

    // What was counted may exceed it, where the agreement changed meanwhile: then it is due where the clock runs on.
    private static Instant? At(SlaClock clock, HandoffAgreement agreement, Duration counted) =>
        clock.RunningSince is { } since
            ? counted <= clock.Counted ? since : BusinessTime.Add(CoverageOf(clock, agreement), since, counted - clock.Counted)
            : null;
}
