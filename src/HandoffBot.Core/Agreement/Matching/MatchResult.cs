namespace HandoffBot.Core.Agreement.Matching;

/// <summary>What a <see cref="FieldMatch"/> found in a value.</summary>
/// <param name="Word">The first word that hit; null when none did.</param>
/// <param name="Exception">The exception that lets the value through although a word hit; null when none does.</param>
public sealed record MatchResult(string? Word, string? Exception)
{
    /// <summary>Nothing was found.</summary>
    public static MatchResult None { get; } = new(null, null);

    /// <summary>Whether the value is meant.</summary>
    public bool Holds => Word is not null && Exception is null;
}
