namespace HandoffBot.Core.Review.Drift;

/// <summary>Posted alerts that are alike in what is asked of drift.</summary>
/// <param name="Band">Name of the band.</param>
/// <param name="Week">In which week they were opened, from 0, the first of the quarter before; see <see cref="DriftWindow"/>.</param>
/// <param name="Bin">In which of <see cref="ScoreBins"/> their score was when they were opened; null where it was not recorded.</param>
/// <param name="Count">How many, 1 or more.</param>
/// <param name="Meetings">Of these, came to a meeting in the time that counts.</param>
public sealed record DriftCounts(string Band, int Week, int? Bin, long Count, long Meetings);

/// <summary>Accounts that are alike in their last score of a period.</summary>
/// <param name="IsNow">Whether it is of the last four weeks, and not of those before.</param>
/// <param name="Bin">In which of <see cref="ScoreBins"/> the score is; null in counts of signals.</param>
/// <param name="Signal">Key of the signal that moved the score the most; empty where there was none, null for rare ones together, and in
/// counts of scores.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record ScoredCounts(bool IsNow, int? Bin, string? Signal, long Count);
