namespace HandoffBot.Store.Documents;

/// <summary>A stored document was written by a newer release: reading it as if it were older would misread it.</summary>
public sealed class NewerDocumentException(string name, int version, int known)
    : Exception(
        $"The database holds a {name} of version {version}; this HandoffBot knows versions up to {known}. "
            + "Start the newer release again, or restore a backup taken before the upgrade."
    );
