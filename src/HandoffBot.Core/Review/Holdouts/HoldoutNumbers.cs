using NodaTime;

namespace HandoffBot.Core.Review.Holdouts;

/// <summary>Accounts on both sides of a holdout.</summary>
/// <param name="HeldOut">Left without alerts.</param>
/// <param name="Alerted">The others, which would have alerted too, and did.</param>
public readonly record struct HoldoutArms(long HeldOut, long Alerted);

/// <summary>What the records tell of a holdout at a moment. Each account counts once, from when it first would have alerted.</summary>
/// <param name="Name">Of the holdout.</param>
/// <param name="Entered">All that came so far.</param>
/// <param name="FirstAt">When the first came; null where none did.</param>
/// <param name="EnoughAt">When the one came with which there were as many as the power takes; null where there are fewer.</param>
public sealed record HoldoutNumbers(string Name, HoldoutArms Entered, Instant? FirstAt, Instant? EnoughAt)
{
    /// <summary>Those that are compared: all that had come with the last one of <see cref="EnoughAt"/>, and none that came later, so that
    /// nobody looks until the result is as they like. Nothing before their time to come to the outcome is over.</summary>
    public HoldoutArms Compared { get; init; }

    /// <summary>Of these, those that came to the outcome in their time.</summary>
    public HoldoutArms Reached { get; init; }

    /// <summary>Of the compared ones, those of which any outcome is known.</summary>
    public HoldoutArms Known { get; init; }
}
