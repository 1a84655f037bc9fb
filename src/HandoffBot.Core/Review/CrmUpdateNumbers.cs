namespace HandoffBot.Core.Review;

/// <summary>Updates of the CRM after a first contact that happened, or were missed, in a period.</summary>
/// <param name="InTime">Updated before it was due.</param>
/// <param name="Late">Updated after that, whenever it was due.</param>
/// <param name="Missed">Due and not updated then.</param>
/// <param name="MissedInShadow">The same while that was only recorded.</param>
public sealed record CrmUpdateNumbers(long InTime, long Late, long Missed, long MissedInShadow)
{
    /// <summary>Those that were due in the period, or were updated before they were.</summary>
    public long Of => InTime + Missed + MissedInShadow;
}
