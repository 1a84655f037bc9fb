namespace HandoffBot.Core.Agreement;

/// <summary>A line of the qualification checklist: ticked when the field (or the answer to a question) is known.</summary>
/// <param name="Label">What people read.</param>
/// <param name="Field">A field path, or <c>answers.Question</c>.</param>
public sealed record ChecklistItem(string Label, string Field);
