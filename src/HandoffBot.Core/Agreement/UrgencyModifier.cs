namespace HandoffBot.Core.Agreement;

/// <summary>Adds a note to an alert when its predicates hold.</summary>
/// <param name="Label">What the rep reads, e.g. "Decision this quarter".</param>
/// <param name="All">Every one must hold.</param>
public sealed record UrgencyModifier(string Label, IReadOnlyList<Predicate> All);
