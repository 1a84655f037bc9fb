namespace HandoffBot.Core.Review.Misses;

/// <summary>What people reported in a period as missed, as it stood at its end. These are claims: reviewers judge them.</summary>
/// <param name="Leads">How many leads, 1 or more.</param>
/// <param name="ByReason">Reports by reason, the most frequent first; one lead may have several.</param>
public sealed record MissNumbers(long Leads, IReadOnlyList<MissReasonCount> ByReason);

/// <summary>Reports of one reason.</summary>
/// <param name="Reason">Null for those that give none.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record MissReasonCount(MissReason? Reason, long Count);
