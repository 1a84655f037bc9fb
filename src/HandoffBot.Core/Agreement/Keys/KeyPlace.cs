namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A place where an agreement holds something.</summary>
/// <param name="Path">E.g. <c>routing[1].to[0]</c>.</param>
/// <param name="Key">The path without positions, e.g. <c>routing.to</c>.</param>
/// <param name="Shape">What belongs there.</param>
/// <param name="Text">What is there, where that is one value; null otherwise.</param>
internal sealed record KeyPlace(string Path, string Key, KeyShape Shape, string? Text);
