using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A version of the agreement, as it was read, and what it changed.</summary>
public sealed class AgreementRow
{
    public required int Version { get; set; }

    /// <summary>The YAML text, exactly.</summary>
    public required string Text { get; set; }

    public required Instant ImportedAt { get; set; }

    /// <summary>What changed against the version before, one plain sentence each; empty for the first.</summary>
    public required IReadOnlyList<string> Changes { get; set; }
}
