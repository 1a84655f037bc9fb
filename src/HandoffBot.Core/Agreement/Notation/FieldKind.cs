namespace HandoffBot.Core.Agreement.Notation;

/// <summary>What a field holds, which decides how it can be compared.</summary>
public enum FieldKind
{
    /// <summary>Text: equal or not, without regard to case.</summary>
    Text,

    /// <summary>A number: also more and less.</summary>
    Number,

    /// <summary>A list: there or not, and how long.</summary>
    List,
}
