namespace HandoffBot.Store;

/// <summary>The newest stored version of an agreement, as it was found.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Version">Its number.</param>
/// <param name="Text">Its YAML.</param>
/// <param name="RolledBackTo">The version whose words it repeats; null for one that was written.</param>
/// <param name="RolledBackText">The YAML that was taken back; null where nothing was.</param>
/// <param name="RetiredAt">Since when no file holds it, in Unix milliseconds; null while it is in force.</param>
public sealed record InspectedAgreement(string Id, int Version, string Text, long? RetiredAt, int? RolledBackTo, string? RolledBackText);
