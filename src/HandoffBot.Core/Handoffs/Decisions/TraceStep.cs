namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>One rule tried.</summary>
/// <param name="Rule">E.g. <c>required</c>, <c>disqualify</c>, <c>band</c>, <c>path</c>, <c>owner</c>.</param>
/// <param name="Input">What it looked at, e.g. <c>contact.title = "Student"</c>.</param>
/// <param name="Passed">Whether the event may go on.</param>
/// <param name="Says">The result in plain words.</param>
public sealed record TraceStep(string Rule, string Input, bool Passed, string Says);
