using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>
/// How long something agreed may take, the first touch of an alert or the update of the CRM after it, and how much of that is used
/// up. It counts in the working time of its coverage, like a stopwatch: what was counted up to the last stop, and since when it runs
/// again.
/// </summary>
public sealed record SlaClock
{
    /// <summary>When it was started.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>Working time until it is due.</summary>
    public required Duration Allowed { get; init; }

    /// <summary>How long before that somebody is reminded, in working time; null for no reminder.</summary>
    public Duration? RemindBefore { get; init; }

    /// <summary>Name of the coverage in whose hours it counts; null, or a name the agreement no longer has, counts around the
    /// clock.</summary>
    public string? Coverage { get; init; }

    /// <summary>Working time counted before <see cref="RunningSince"/>.</summary>
    public Duration Counted { get; init; }

    /// <summary>Since when it counts on; null while it is paused.</summary>
    public Instant? RunningSince { get; init; }

    /// <summary>When it is due; null while it is paused before that moment.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>The next moment at which it does something; null when there is none.</summary>
    public Instant? NextAt { get; init; }

    /// <summary>When the moment of the reminder had come, whether or not anybody was reminded.</summary>
    public Instant? RemindedAt { get; init; }

    /// <summary>The moment at which it was due and had not happened; null while that has not passed.</summary>
    public Instant? BreachedAt { get; init; }

    /// <summary>Whether the breach is only recorded, since the score had no authority over response times when it happened.</summary>
    public bool IsShadow { get; init; }

    /// <summary>How many steps of the escalation were taken.</summary>
    public int StepsDone { get; init; }

    /// <summary>Who stopped it and why; null while it runs.</summary>
    public ClockPause? Paused { get; init; }

    /// <summary>Who had the lead before it was given to the next person, oldest first.</summary>
    public IReadOnlyList<string> ReassignedFrom { get; init; } = [];

    /// <summary>Whose claim began it anew: a person's first claim does, any other does not.</summary>
    public IReadOnlyList<string> BegunAnewBy { get; init; } = [];
}

/// <summary>A clock that stands still.</summary>
/// <param name="By">Slack user id.</param>
/// <param name="At">Since when.</param>
/// <param name="Reason">Why, in the person's words; null where a bad-score flag stopped it, which ends with the flag.</param>
public sealed record ClockPause(string By, Instant At, [property: PersonalData] string? Reason = null);
