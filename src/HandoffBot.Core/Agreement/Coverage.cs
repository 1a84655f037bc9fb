using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>Working hours in a time zone.</summary>
/// <param name="Zone">IANA time zone id.</param>
/// <param name="Hours">Hours of work, by the clock on the wall; at least one window. A day may have several.</param>
/// <param name="Holidays">Days not worked.</param>
public sealed record Coverage(string Zone, IReadOnlyList<WorkingHours> Hours, IReadOnlyList<LocalDate> Holidays)
{
    /// <summary>How many leads a minute are released into a channel where the agreement says nothing.</summary>
    public const int UsualPace = 6;

    /// <summary>The fastest pace there is: Slack shows a channel about one message a second.</summary>
    public const int FastestPace = 60;

    /// <summary>Whether a lead that comes in outside these hours waits until they open.</summary>
    public bool WaitsForOpening { get; init; }

    /// <summary>How many of the leads that waited are released into a channel each minute, from 1 to <see cref="FastestPace"/>; null for
    /// <see cref="UsualPace"/>.</summary>
    public int? ReleasedAMinute { get; init; }

    /// <summary>Who takes leads of the highest band outside these hours, in turn; empty for nobody.</summary>
    public IReadOnlyList<string> OnCall { get; init; } = [];
}
