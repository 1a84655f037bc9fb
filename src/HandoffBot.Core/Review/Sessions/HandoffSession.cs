using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Review.Sessions;

/// <summary>A handoff review as it stands: five steps with an output each, and a verdict.</summary>
public sealed record HandoffSession
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the agreement it reviews.</summary>
    public required string AgreementId { get; init; }

    /// <summary>Slack user id of whoever began it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>The live alert that was drawn as an example; null where there was none.</summary>
    public string? AlertId { get; init; }

    /// <summary>The step it is at; the last one until the verdict, and after it.</summary>
    public SessionStep Step { get; init; }

    /// <summary>When that step began.</summary>
    public required Instant StepBegan { get; init; }

    /// <summary>Slack user id of whoever went on to it; null for the first.</summary>
    public string? SteppedBy { get; init; }

    /// <summary>What was recorded, in order of the steps, at most one of each.</summary>
    public IReadOnlyList<SessionOutput> Outputs { get; init; } = [];

    /// <summary>How it ended; null while it runs.</summary>
    public SessionVerdict? Verdict { get; init; }

    /// <summary>What was recorded of a step; null where nothing was yet.</summary>
    /// <param name="step">The step.</param>
    public SessionOutput? Output(SessionStep step) => Outputs.FirstOrDefault(output => output.Step == step);
}

/// <summary>What a step ended with.</summary>
/// <param name="Step">The step.</param>
/// <param name="Text">What was recorded.</param>
/// <param name="By">Slack user id of whoever did.</param>
/// <param name="At">When.</param>
public sealed record SessionOutput(SessionStep Step, string Text, string By, Instant At);

/// <summary>What a session ended with: one of the two.</summary>
/// <param name="UseNow">What the score can be used for now; null where something has to be fixed first.</param>
/// <param name="FixFirst">What has to be fixed first; null where it can be used.</param>
/// <param name="Note">What else was said; null for nothing.</param>
/// <param name="By">Slack user id of whoever recorded it.</param>
/// <param name="At">When.</param>
public sealed record SessionVerdict(Behaviour? UseNow, SessionBlocker? FixFirst, string? Note, string By, Instant At);
