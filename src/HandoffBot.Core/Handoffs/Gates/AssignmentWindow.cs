using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>The working hours that a lead came in outside of, and waits for.</summary>
/// <param name="Coverage">Name of the coverage.</param>
/// <param name="Hours">The coverage.</param>
/// <param name="OpensAt">When they open next.</param>
internal sealed record AssignmentWindow(string Coverage, Coverage Hours, Instant OpensAt)
{
    /// <summary>When they open, as those who work them read it.</summary>
    internal string Opening => InstantText.Of(OpensAt, Hours.Zone);

    /// <summary>The hours of a coverage while they are closed; null where they are open, or where no lead waits for them.</summary>
    internal static AssignmentWindow? Closed(HandoffAgreement agreement, string? coverage, Instant now) =>
        WaitedFor(agreement, coverage) is { } hours && BusinessTime.Add(hours, now, Duration.Zero) is var opens && opens > now
            ? new(coverage!, hours, opens)
            : null;

    /// <summary>The coverage, where leads wait for it to open.</summary>
    internal static Coverage? WaitedFor(HandoffAgreement agreement, string? coverage) =>
        coverage is not null && agreement.Coverage.GetValueOrDefault(coverage) is { WaitsForOpening: true } hours ? hours : null;
}
