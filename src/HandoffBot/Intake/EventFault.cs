using HandoffBot.Core.Leads;

namespace HandoffBot.Intake;

/// <summary>Something wrong with an event, said so that its sender can mend it.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) from the event's root; empty for the event itself.</param>
/// <param name="Error">What was expected, and what was found instead.</param>
public sealed record EventFault(string Pointer, string Error);

/// <summary>An event, or everything that is wrong with it.</summary>
public readonly record struct EventReading(ScoreEvent? Event, IReadOnlyList<EventFault> Faults);
