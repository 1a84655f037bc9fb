namespace HandoffBot.Core.Agreement;

/// <summary>How a field's value is compared with the words of an agreement. No comparison regards case.</summary>
public enum MatchOperator
{
    /// <summary>The whole value. Numbers compare as numbers.</summary>
    Is,

    /// <summary>Whole words anywhere in the value; of an e-mail address only the domain is searched, unless the word holds an <c>@</c>.</summary>
    Matches,

    /// <summary>How the value begins.</summary>
    StartsWith,

    /// <summary>How the value ends.</summary>
    EndsWith,

    /// <summary>The domain of an address, or a domain: the given one, or one under it.</summary>
    Domain,
}

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
