namespace HandoffBot.Core.Agreement;

/// <summary>Suppresses a lead whose field is meant.</summary>
/// <param name="Field">A field path, e.g. <c>contact.title</c>.</param>
/// <param name="Match">Which of its values are meant.</param>
/// <param name="Reason">What people read, e.g. "Student".</param>
public sealed record Disqualifier(string Field, FieldMatch Match, string Reason);
