using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A button.</summary>
public sealed record Button : BlockElement
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
    public ConfirmationDialog? Confirm { get; init; }
}

/// <summary>A question before a click counts: title 100, text 300, buttons 30 characters.</summary>
public sealed record ConfirmationDialog(
    PlainText Title,
    PlainText Text,
    [property: JsonPropertyName("confirm")] PlainText ConfirmText,
    [property: JsonPropertyName("deny")] PlainText DenyText
);
