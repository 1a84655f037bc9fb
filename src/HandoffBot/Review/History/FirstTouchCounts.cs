using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>The first-touch clock of an alert beside what was really done with its lead.</summary>
/// <param name="DueAt">When it runs out; null where none is agreed, or the alert expires before it is due.</param>
/// <param name="WasReal">Whether one of its events really was with a rep.</param>
/// <param name="TouchedAt">When somebody was first in touch; null where nobody said so.</param>
internal readonly record struct FirstTouch(Instant? DueAt, bool WasReal, Instant? TouchedAt)
{
    /// <summary>After an event that opened or changed the alert.</summary>
    public FirstTouch With(HistoricalEvent past, Instant? due, Instant expires)
    {
        // One before the event touched an earlier alert.
        var touched = past.ContactedAt is { } at && at >= past.Event.OccurredAt ? at : (Instant?)null;
        return new(due <= expires ? due : null, WasReal || past.AlertId is not null, TouchedAt ?? touched);
    }
}

/// <summary>How first touches would have been, as far as the records tell.</summary>
/// <param name="Clocks">Alerts with a first touch due before they expire.</param>
/// <param name="InTime">Touched before it was due.</param>
/// <param name="Late">Touched later, or with a rep and not touched at all.</param>
internal readonly record struct FirstTouchCounts(long Clocks, long InTime, long Late)
{
    /// <summary>Those of which nobody can know: no rep had the lead then, or it is not due yet.</summary>
    public long Unknown => Clocks - InTime - Late;

    public FirstTouchCounts With(FirstTouch touch, Instant now)
    {
        if (touch.DueAt is not { } due)
        {
            return this;
        }

        var isInTime = touch.TouchedAt <= due;
        var isLate = touch.TouchedAt > due || (touch is { TouchedAt: null, WasReal: true } && due < now);
        return new(Clocks + 1, InTime + (isInTime ? 1 : 0), Late + (isLate ? 1 : 0));
    }
}
