using HandoffBot.Store.Tables;

namespace HandoffBot.Store;

/// <summary>The newest stored version of an agreement, as it was found.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Version">Its number.</param>
/// <param name="Text">Its YAML.</param>
/// <param name="RetiredAt">Since when no file holds it, in Unix milliseconds; null while it is in force.</param>
/// <param name="Origin">How it came to be.</param>
/// <param name="RolledBackTo">The version whose words it repeats; null where it repeats none.</param>
/// <param name="TextsSinceFile">The YAML of the last version that came from a file, and of those since.</param>
public sealed record InspectedAgreement(
    string Id,
    int Version,
    string Text,
    long? RetiredAt,
    VersionOrigin Origin,
    int? RolledBackTo,
    IReadOnlyList<string> TextsSinceFile
);
