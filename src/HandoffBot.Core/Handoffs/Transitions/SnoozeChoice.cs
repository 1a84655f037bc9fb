using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>Until when a rep wants an alert to be quiet.</summary>
public abstract record SnoozeChoice
{
    private SnoozeChoice() { }

    /// <summary>For an hour.</summary>
    public sealed record InAnHour : SnoozeChoice;

    /// <summary>Until the opening on the first working day after today.</summary>
    public sealed record TomorrowAtOpening : SnoozeChoice;

    /// <summary>Until the opening on that day, or on the first working day after it.</summary>
    /// <param name="Day">A day, where the alert's route works.</param>
    public sealed record OnDate(LocalDate Day) : SnoozeChoice;
}
