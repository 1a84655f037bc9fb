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
}
