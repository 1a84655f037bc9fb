using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A version of the agreement, as it was read, and what it changed.</summary>
public sealed class AgreementRow
{
    public required int Version { get; set; }

    /// <summary>The YAML text, exactly.</summary>
    public required string Text { get; set; }

    public required Instant ImportedAt { get; set; }

    /// <summary>Slack user id of who put it in force; null when the host did, at its start or on SIGHUP.</summary>
    public string? ImportedBy { get; set; }

    /// <summary>What changed against the version before, one plain sentence each; empty for the first.</summary>
    public required IReadOnlyList<string> Changes { get; set; }
}
