using System.ComponentModel;

namespace HandoffBot.Intake.Contracts;

/// <summary>How the events of a request fared.</summary>
/// <param name="Accepted">Events that are on disk now.</param>
/// <param name="Duplicates">Events that were stored before.</param>
/// <param name="Rejected">Every fault of every event that was not taken.</param>
internal sealed record ScoreEventsResponse(int Accepted, int Duplicates, IReadOnlyList<RejectedEvent> Rejected);

/// <summary>One fault of an event of a batch; an event with several is named several times.</summary>
internal sealed record RejectedEvent(
    [property: Description("Where the event stood in the request, from 0.")] int Index,
    [property: Description("The event's own id; null when it could not be read.")] string? Id,
    [property: Description("JSON pointer to the fault from the event's root; empty for the event itself.")] string Pointer,
    [property: Description("What was expected, and what was found instead.")] string Error
);
