namespace HandoffBot.Core.Agreement;

/// <summary>Which values of a field are meant.</summary>
/// <param name="Operator">How each of <paramref name="Words"/> is compared.</param>
/// <param name="Words">One of them is enough; at least one in a sound agreement.</param>
/// <param name="Except">A value that holds one of these as whole words is not meant, whatever it matched.</param>
public sealed record FieldMatch(MatchOperator Operator, IReadOnlyList<string> Words, IReadOnlyList<string> Except)
{
    /// <summary>The whole value is one of <paramref name="words"/>.</summary>
    public static FieldMatch Is(params IReadOnlyList<string> words) => new(MatchOperator.Is, words, []);

    /// <summary>The value holds one of <paramref name="words"/> as whole words.</summary>
    public static FieldMatch Matches(params IReadOnlyList<string> words) => new(MatchOperator.Matches, words, []);
}
