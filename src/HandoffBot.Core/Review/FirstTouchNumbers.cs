namespace HandoffBot.Core.Review;

/// <summary>First touches that were missed.</summary>
/// <param name="Missed">Alerts whose first touch was missed.</param>
/// <param name="MissedInShadow">Alerts whose first touch was missed while that was only recorded.</param>
/// <param name="ContactedLate">Of both, those contacted all the same.</param>
public sealed record FirstTouchNumbers(long Missed, long MissedInShadow, long ContactedLate)
{
    /// <summary>Both together; null when both are.</summary>
    internal static FirstTouchNumbers? Sum(FirstTouchNumbers? a, FirstTouchNumbers? b) =>
        a is null ? b
        : b is null ? a
        : new(a.Missed + b.Missed, a.MissedInShadow + b.MissedInShadow, a.ContactedLate + b.ContactedLate);
}
