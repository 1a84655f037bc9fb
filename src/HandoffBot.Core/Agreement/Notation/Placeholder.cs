namespace HandoffBot.Core.Agreement.Notation;

/// <summary>A name in braces within a template.</summary>
/// <param name="Name">What stands between the braces.</param>
/// <param name="At">Where its brace opens.</param>
/// <param name="IsClosed">False when no brace closes it.</param>
internal sealed record Placeholder(string Name, int At, bool IsClosed);
