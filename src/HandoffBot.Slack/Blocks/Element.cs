using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>Something a person can use.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(StaticSelect), "static_select")]
[JsonDerivedType(typeof(PlainTextInput), "plain_text_input")]
public abstract record Element
{
    /// <summary>At most 255 characters.</summary>
    public required string ActionId { get; init; }
}

/// <summary>A button.</summary>
public sealed record Button : Element
{
    /// <summary>At most 75 characters.</summary>
    public required PlainText Text { get; init; }

    /// <summary>Sent back on a click, at most 2,000 characters.</summary>
    public string? Value { get; init; }

    /// <summary><c>primary</c>, <c>danger</c> or null.</summary>
    public string? Style { get; init; }

    /// <summary>Opened in the browser on a click, at most 3,000 characters.</summary>
    public string? Url { get; init; }

    /// <summary>What a screen reader says, at most 75 characters.</summary>
    public string? AccessibilityLabel { get; init; }

    /// <summary>Asks before it acts.</summary>
    public Confirm? Confirm { get; init; }
}

/// <summary>A question before a click counts: title 100, text 300, buttons 30 characters.</summary>
public sealed record Confirm(
    PlainText Title,
    PlainText Text,
    [property: JsonPropertyName("confirm")] PlainText Yes,
    [property: JsonPropertyName("deny")] PlainText No
);

/// <summary>A drop-down of at most 100 options.</summary>
public sealed record StaticSelect : Element
{
    /// <summary>At most 150 characters.</summary>
    public required PlainText Placeholder { get; init; }

    /// <summary>At most 100.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Chosen at first; equal to one of the options.</summary>
    public Option? InitialOption { get; init; }
}

/// <summary>A choice: text at most 75, value at most 150 characters.</summary>
public sealed record Option(PlainText Text, string Value);

/// <summary>A text field in a modal.</summary>
public sealed record PlainTextInput : Element
{
    /// <summary>Several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>Longest input accepted, 1–3,000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Text at first.</summary>
    public string? InitialValue { get; init; }

    /// <summary>Hint while empty, at most 150 characters.</summary>
    public PlainText? Placeholder { get; init; }
}
