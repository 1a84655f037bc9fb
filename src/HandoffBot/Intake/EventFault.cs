using HandoffBot.Core.Leads;
using HandoffBot.Intake.Contracts;

namespace HandoffBot.Intake;

/// <summary>Something wrong with an event, said so that its sender can mend it.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) from the event's root; empty for the event itself.</param>
/// <param name="Error">What was expected, and what was found instead.</param>
public sealed record EventFault(string Pointer, string Error);

/// <summary>An event, or everything that is wrong with it.</summary>
/// <param name="Event">The event; null when it has faults.</param>
/// <param name="Faults">Every fault, up to <see cref="EventLimits.Faults"/>.</param>
/// <param name="OwnId">Of a faulty event: the id it carries itself, where that could be read.</param>
public readonly record struct EventReadResult(ScoreEvent? Event, IReadOnlyList<EventFault> Faults, string? OwnId = null);
