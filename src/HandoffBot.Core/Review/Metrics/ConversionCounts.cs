namespace HandoffBot.Core.Review.Metrics;

/// <summary>Posted alerts that are alike in what is asked of conversion.</summary>
/// <param name="Band">Name of the band.</param>
/// <param name="Source">Source channel; empty where none was told, null for those of many rare ones together.</param>
/// <param name="NotMine">Whether an owner gave it back as not theirs.</param>
/// <param name="Known">Whether an outcome of any kind is known.</param>
/// <param name="Furthest">How far it came.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record ConversionCounts(string Band, string? Source, bool NotMine, bool Known, ConversionStep Furthest, long Count);
