namespace HandoffBot.Core.Agreement.Table;

/// <summary>A key that is read and kept, and does nothing yet.</summary>
/// <param name="Key">E.g. <c>authority.routing</c> or <c>bands.sla</c>.</param>
/// <param name="Path">Where it first stands in the agreement, e.g. <c>bands[0].sla</c>.</param>
/// <param name="Says">One plain sentence: what does not happen.</param>
public sealed record KeyWithoutEffect(string Key, string Path, string Says);
