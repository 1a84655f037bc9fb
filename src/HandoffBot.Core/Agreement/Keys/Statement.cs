namespace HandoffBot.Core.Agreement.Keys;

/// <summary>One thing an agreement says.</summary>
/// <param name="Subject">What it speaks of, e.g. <c>Band "hot"</c>; unique to one thing within an agreement.</param>
/// <param name="Part">Which side of it, e.g. <c>lowest score</c>; empty when it has one side only.</param>
/// <param name="Value">What is said, e.g. <c>85</c>.</param>
internal sealed record Statement(string Subject, string Part, string Value);

/// <summary>A list whose order means something.</summary>
/// <param name="List">What it is called, e.g. <c>routes</c>.</param>
/// <param name="Names">Its items, by name.</param>
internal sealed record ListOrder(string List, IReadOnlyList<string> Names);
