namespace HandoffBot.Core.Review;

/// <summary>What somebody said of a past score, in a file of history. It is no reviewer's verdict.</summary>
public enum PastVerdict
{
    /// <summary>The score was wrong.</summary>
    BadScore,

    /// <summary>The score was right.</summary>
    ScoreRight,

    /// <summary>The data was wrong, not the score.</summary>
    DataFault,
}
