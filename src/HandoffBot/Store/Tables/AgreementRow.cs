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

    /// <summary>Id of the proposal that made it; null for one that was written or rolled back to.</summary>
    public string? Proposal { get; set; }

    /// <summary>Whether somebody wrote it into a file, so that files are expected to hold it.</summary>
    public bool IsFromFile => RolledBackTo is null && Proposal is null;

    /// <summary>What changed against the version before, one plain sentence each; empty for the first.</summary>
    public required IReadOnlyList<string> Changes { get; set; }
}
