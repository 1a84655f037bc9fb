namespace HandoffBot.Core.Agreement.Keys;

/// <summary>What is to be known of a key without knowing what it is read into.</summary>
/// <param name="Name">As it is written, e.g. <c>expires_after</c>.</param>
/// <param name="Shape">What it may hold.</param>
/// <param name="Example">A value, as YAML.</param>
/// <param name="Meaning">One sentence, for those who write an agreement.</param>
public sealed record KeyDescription(string Name, KeyShape Shape, string Example, string Meaning)
{
    /// <summary>Whether it must be written.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What holds where it is not written, e.g. <c>always</c>; null where that needs no word.</summary>
    public string? Absent { get; init; }

    /// <summary>Its meaning and what holds without it.</summary>
    public string Sentence => Absent is null ? Meaning : $"{Meaning} Absent: {Absent}.";
}
