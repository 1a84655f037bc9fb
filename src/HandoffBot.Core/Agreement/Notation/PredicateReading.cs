namespace HandoffBot.Core.Agreement.Notation;

/// <summary>A predicate, or why a text is none.</summary>
/// <param name="Predicate">Null exactly when <paramref name="Fault"/> is not.</param>
/// <param name="Fault">Without line; its path is the one given.</param>
public sealed record PredicateReading(Predicate? Predicate, AgreementFault? Fault);
