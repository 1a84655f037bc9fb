namespace HandoffBot.Core.Review;

/// <summary>Posted alerts whose time to be accepted was over; see <see cref="Maturity"/>.</summary>
/// <param name="Posted">How many.</param>
/// <param name="Accepted">Of these, accepted by a rep.</param>
public sealed record MatureAlerts(long Posted, long Accepted)
{
    /// <summary>Both together; null when both are.</summary>
    internal static MatureAlerts? Sum(MatureAlerts? a, MatureAlerts? b) =>
        a is null ? b
        : b is null ? a
        : new(a.Posted + b.Posted, a.Accepted + b.Accepted);
}
