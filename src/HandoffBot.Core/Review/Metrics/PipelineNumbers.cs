using NodaTime;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>How fast the handoffs of <see cref="ConversionWindow"/> came to a step, and which stand still.</summary>
/// <param name="Velocity">By step, in order; a step that none came to is left out.</param>
/// <param name="Stages">By step, in order: those that came no further and are not closed.</param>
public sealed record PipelineNumbers(IReadOnlyList<StepVelocity> Velocity, IReadOnlyList<OpenStage> Stages)
{
    /// <summary>After how many days without any news a handoff counts as stuck.</summary>
    public const int StuckDays = 14;
}

/// <summary>How long handoffs took to a step.</summary>
/// <param name="Step">Meeting, opportunity or won.</param>
/// <param name="Reached">How many came to it by an outcome that names it, 1 or more.</param>
/// <param name="Median">Time from the alert within which half of these had come to it.</param>
public sealed record StepVelocity(ConversionStep Step, long Reached, Duration Median);

/// <summary>Handoffs that stand at a step: neither won, lost nor disqualified.</summary>
/// <param name="Step">Contacted, meeting or opportunity.</param>
/// <param name="Open">How many stand there, 1 or more.</param>
/// <param name="Stuck">Of these, those of which nothing was heard for <see cref="PipelineNumbers.StuckDays"/>: the pipeline that no
/// report shows.</param>
/// <param name="MedianAge">Since when nothing was heard of half of them, or longer.</param>
public sealed record OpenStage(ConversionStep Step, long Open, long Stuck, Duration MedianAge);
