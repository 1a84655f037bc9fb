namespace HandoffBot.Store.Tables;

/// <summary>How a version of an agreement came to be.</summary>
public enum VersionOrigin
{
    /// <summary>Somebody wrote it into a file, so that files are expected to hold it.</summary>
    File,

    /// <summary>It repeats the words of an earlier one.</summary>
    RolledBack,

    /// <summary>The four teams agreed to a proposal.</summary>
    Proposed,

    /// <summary>A weekly digest took authority back whose bound was broken.</summary>
    TakenBack,
}
