namespace HandoffBot.Core.Agreement.Keys;

/// <summary>What a key may hold, as the schema and the documentation say it.</summary>
public abstract record KeyShape
{
    /// <summary>In few words, e.g. <c>a duration</c>.</summary>
    public abstract string Words { get; }
}

/// <summary>A text.</summary>
public sealed record TextShape : KeyShape
{
    /// <summary>Fewest characters.</summary>
    public int Shortest { get; init; } = 1;

    /// <summary>Most characters; null for no limit of its own.</summary>
    public int? Longest { get; init; }

    /// <summary>A regular expression it satisfies; null for none.</summary>
    public string? Pattern { get; init; }

    /// <summary>A format of JSON Schema, e.g. <c>date</c>; null for none.</summary>
    public string? Format { get; init; }

    /// <inheritdoc/>
    public override string Words =>
        Format is { } format ? $"a {format}"
        : Longest is { } longest ? $"text, up to {longest} characters"
        : "text";
}

/// <summary>A whole number.</summary>
/// <param name="Least">The lowest, inclusive.</param>
public sealed record WholeShape(int Least) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => $"a whole number from {Least}";
}

/// <summary>A number.</summary>
/// <param name="Above">Exclusive; null for no bound.</param>
/// <param name="Below">Exclusive; null for no bound.</param>
public sealed record NumberShape(decimal? Above = null, decimal? Below = null) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => Above is null || Below is null ? "a number" : $"a number between {Above} and {Below}";
}

/// <summary>True or false.</summary>
public sealed record FlagShape : KeyShape
{
    /// <inheritdoc/>
    public override string Words => "`true` or `false`";
}

/// <summary>One of a few words.</summary>
/// <param name="Choices">At least one.</param>
public sealed record ChoiceShape(IReadOnlyList<string> Choices) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => string.Join(" or ", Choices.Select(choice => $"`{choice}`"));
}

/// <summary>A list; one value alone is a list of one.</summary>
/// <param name="Item">Each of it.</param>
/// <param name="Least">Fewest items.</param>
/// <param name="Most">Most items; null for no limit of its own.</param>
public sealed record ListShape(KeyShape Item, int Least = 0, int? Most = null) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => $"one or a list: {Item.Words}";
}

/// <summary>One of several shapes.</summary>
/// <param name="Shapes">No value has two of them.</param>
public sealed record EitherShape(params IReadOnlyList<KeyShape> Shapes) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => string.Join(" or ", Shapes.Select(shape => shape.Words));
}

/// <summary>A shape with a name, described once.</summary>
/// <param name="Name">Unique, e.g. <c>duration</c>.</param>
/// <param name="Title">In few words, e.g. <c>a duration</c>.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Shape">What it is.</param>
public sealed record NamedShape(string Name, string Title, string Meaning, KeyShape Shape) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => Title;
}

/// <summary>A group of keys.</summary>
/// <param name="Keys">In order.</param>
/// <param name="ExactlyOneOf">Keys of which exactly one is written; empty for no such rule.</param>
public sealed record GroupShape(IReadOnlyList<KeyDescription> Keys, params IReadOnlyList<string> ExactlyOneOf) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => "a group of keys";
}

/// <summary>A list of groups.</summary>
/// <param name="Item">Each of it.</param>
/// <param name="Meaning">What one of it is, in one sentence.</param>
/// <param name="Least">Fewest groups.</param>
public sealed record GroupsShape(GroupShape Item, string Meaning, int Least) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => "a list of groups";
}

/// <summary>Any number of values, each under a name that the writer of the agreement chooses.</summary>
/// <param name="NameWord">What the name is, e.g. <c>field</c>.</param>
/// <param name="Item">Each value.</param>
/// <param name="Meaning">What one of them is, in one sentence; null where the item says so itself.</param>
public sealed record NamesShape(string NameWord, KeyShape Item, string? Meaning = null) : KeyShape
{
    /// <inheritdoc/>
    public override string Words => Item is GroupShape ? "groups by name" : $"{Item.Words}, by {NameWord}";
}
