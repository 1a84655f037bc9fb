namespace HandoffBot.Intake;

/// <summary>How a request's events fared.</summary>
public enum StoreResult
{
    /// <summary>On disk.</summary>
    Stored,

    /// <summary>Not stored: too much waits already.</summary>
    Full,

    /// <summary>The database cannot be written now.</summary>
    Failed,

    /// <summary>Not stored: a newer release has changed the schema, and this program must not write to it.</summary>
    Outdated,
}
