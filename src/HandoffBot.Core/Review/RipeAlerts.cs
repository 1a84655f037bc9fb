namespace HandoffBot.Core.Review;

/// <summary>Posted alerts whose time to be accepted was over; see <see cref="Ripeness"/>.</summary>
/// <param name="Posted">How many.</param>
/// <param name="Accepted">Of these, accepted by a rep.</param>
public sealed record RipeAlerts(long Posted, long Accepted)
{
    /// <summary>Both together; null when both are.</summary>
    internal static RipeAlerts? Sum(RipeAlerts? a, RipeAlerts? b) =>
        a is null ? b
        : b is null ? a
        : new(a.Posted + b.Posted, a.Accepted + b.Accepted);
}
