using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>A repeating local time.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="At">Local time.</param>
/// <param name="Zone">IANA time zone id.</param>
/// <param name="FirstOfMonth">True for the first such day of a month only.</param>
public sealed record ReviewSchedule(IsoDayOfWeek Day, LocalTime At, string Zone, bool FirstOfMonth = false)
{
    /// <summary>Where an agreement names no <see cref="Sample"/>.</summary>
    public const int DefaultSample = 10;

    /// <summary>Where it names no <see cref="BelowThreshold"/>.</summary>
    public const int DefaultBelowThreshold = 5;

    /// <summary>Where it names no <see cref="BelowWithin"/>.</summary>
    public const int DefaultBelowWithin = 10;

    /// <summary>How many unflagged alerts are drawn at random for a weekly review, 0 or more.</summary>
    public int Sample { get; init; } = DefaultSample;

    /// <summary>How many leads just below the lowest band are, 0 or more.</summary>
    public int BelowThreshold { get; init; } = DefaultBelowThreshold;

    /// <summary>How many points below the lowest band is just below, 1 or more.</summary>
    public int BelowWithin { get; init; } = DefaultBelowWithin;

    /// <summary>Who labels the cases of the weekly review beside its owner: e-mail addresses or Slack user ids.</summary>
    public IReadOnlyList<string> Reviewers { get; init; } = [];
}
