using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A version of an agreement, as it was read, and what it changed.</summary>
public sealed class AgreementRow
{
    /// <summary>Id of the agreement; its versions count up on their own.</summary>
    public required string Agreement { get; set; }

    public required int Version { get; set; }

    /// <summary>The YAML text, exactly.</summary>
    public required string Text { get; set; }

    /// <summary>On the newest version: since when no file holds the agreement any more; null while it is in force.</summary>
    public Instant? RetiredAt { get; set; }

    public required Instant ImportedAt { get; set; }

    /// <summary>Slack user id of who put it in force; null when the host did, at its start or on SIGHUP.</summary>
    public string? ImportedBy { get; set; }

    /// <summary>The version whose words this one repeats, where it was rolled back to; null for any other.</summary>
    public int? RolledBackTo { get; set; }

    /// <summary>Id of the proposal that made it; null for any other.</summary>
    public string? Proposal { get; set; }

    /// <summary>Key of the digest that made it by taking authority back; null for any other.</summary>
    public string? TakenBackBy { get; set; }

    /// <summary>How it came to be.</summary>
    public VersionOrigin Origin =>
        RolledBackTo is not null ? VersionOrigin.RolledBack
        : Proposal is not null ? VersionOrigin.Proposed
        : TakenBackBy is not null ? VersionOrigin.TakenBack
        : VersionOrigin.File;

    /// <summary>What changed against the version before, one plain sentence each; empty for the first.</summary>
    public required IReadOnlyList<string> Changes { get; set; }
}
