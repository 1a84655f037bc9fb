using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>Hours worked on some days of the week.</summary>
/// <param name="Days">Days worked.</param>
/// <param name="From">Opening, local, inclusive.</param>
/// <param name="To">Closing, local, exclusive; <see cref="LocalTime.MaxValue"/> is the end of the day.</param>
public sealed record WorkingHours(IReadOnlyList<IsoDayOfWeek> Days, LocalTime From, LocalTime To)
{
    /// <summary>From midnight to opening, as the clock on the wall counts.</summary>
    public Duration Opens => Duration.FromNanoseconds(From.NanosecondOfDay);

    /// <summary>From midnight to closing, as the clock on the wall counts; a whole day where the hours end with it.</summary>
    public Duration Closes => To == LocalTime.MaxValue ? Duration.FromDays(1) : Duration.FromNanoseconds(To.NanosecondOfDay);
}
