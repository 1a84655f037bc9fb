namespace HandoffBot.Operations.Import;

/// <summary>What a line of history tells.</summary>
internal enum HistoryKind
{
    /// <summary>A score event.</summary>
    Events,

    /// <summary>What became of a lead.</summary>
    Outcomes,

    /// <summary>What somebody said of a score.</summary>
    Feedback,
}
