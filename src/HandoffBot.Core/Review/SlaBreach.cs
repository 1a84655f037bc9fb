using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review;

/// <summary>How often the agreed first touch was missed.</summary>
/// <param name="InTime">Posted alerts contacted before it was due.</param>
/// <param name="Missed">Posted alerts for which it was due and had not happened.</param>
/// <param name="MissedInShadow">The same while that was only recorded.</param>
/// <param name="Open">Posted alerts for which it was neither made nor due: still to come, paused, or over before.</param>
public sealed record SlaBreach(long InTime, long Missed, long MissedInShadow, long Open)
{
    /// <summary>Missed, out of those that were due or made.</summary>
    public Proportion Rate => new(Missed, Due);

    /// <summary>Missed in the shadow, out of those that were due or made.</summary>
    public Proportion ShadowRate => new(MissedInShadow, Due);

    /// <summary>Both together.</summary>
    public Proportion AnyRate => new(Missed + MissedInShadow, Due);

    private long Due => InTime + Missed + MissedInShadow;

    /// <summary>Of the alerts of a period, or of one band of it.</summary>
    public static SlaBreach Of(AlertNumbers alerts)
    {
        var (missed, inShadow, late) = alerts.FirstTouch ?? new FirstTouchNumbers(0, 0, 0);
        var inTime = alerts.Contacted - late;
        return new(inTime, missed, inShadow, alerts.Posted - inTime - missed - inShadow);
    }
}
