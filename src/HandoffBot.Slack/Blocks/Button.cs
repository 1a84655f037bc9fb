using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A button. Source: Slack's "Button element".</summary>
public sealed record Button : BlockElement
{
    /// <summary>The label, 1 to 75 characters.</summary>
    public required PlainText Text { get; init; }

    /// <summary>Returned with a click, at most 2,000 characters; null for none.</summary>
    public string? Value { get; init; }

    /// <summary><c>primary</c>, <c>danger</c>, or null for the default style.</summary>
    public string? Style { get; init; }

    /// <summary>Read by screen readers in place of the label, at most 75 characters; null for the label.</summary>
    public string? AccessibilityLabel { get; init; }

    /// <summary>Shown before a click is sent; null to send it at once.</summary>
    public ConfirmationDialog? Confirm { get; init; }
}

/// <summary>A dialog that asks for confirmation. Source: Slack's "Confirmation dialog object".</summary>
/// <param name="Title">1 to 100 characters.</param>
/// <param name="Text">1 to 300 characters.</param>
/// <param name="ConfirmText">Label of the button that confirms, 1 to 30 characters.</param>
/// <param name="DenyText">Label of the button that cancels, 1 to 30 characters.</param>
public sealed record ConfirmationDialog(
    PlainText Title,
    PlainText Text,
    [property: JsonPropertyName("confirm")] PlainText ConfirmText,
    [property: JsonPropertyName("deny")] PlainText DenyText
);
