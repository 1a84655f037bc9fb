namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key with the way to it.</summary>
/// <param name="Key">The names on the way, e.g. <c>bands.sla.first_touch</c>; where the writer chooses the name, nothing.</param>
/// <param name="Path">The same as the documentation writes it, e.g. <c>bands[].sla.first_touch</c> or <c>coverage.NAME.hours</c>.</param>
/// <param name="Description">What is known of it.</param>
public sealed record DescribedKey(string Key, string Path, KeyDescription Description);
