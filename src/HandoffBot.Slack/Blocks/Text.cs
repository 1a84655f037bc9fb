using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A text object. Source: Slack's "Text object".</summary>
[JsonConverter(typeof(TextObjectConverter))]
public abstract record Text
{
    /// <summary>The text. In mrkdwn, values from outside must have been escaped with <see cref="SlackText.Escape"/>.</summary>
    public required string Value { get; init; }
}

/// <summary>Text without markup.</summary>
[JsonConverter(typeof(TextObjectConverter))]
public sealed record PlainText : Text
{
    /// <summary>Whether <c>:emoji:</c> is rendered; false by default, so that a name from outside is shown as it is.</summary>
    public bool Emoji { get; init; }

    /// <summary>Wraps a string.</summary>
    /// <param name="value">The text; needs no escaping.</param>
    public static implicit operator PlainText(string value) => new() { Value = value };
}

/// <summary>Text in Slack's markup. Source: Slack's "Formatting text for app surfaces".</summary>
[JsonConverter(typeof(TextObjectConverter))]
public sealed record Mrkdwn : Text
{
    /// <summary>Whether URLs and channel names without markup stay text and do not become links; true by default.</summary>
    public bool Verbatim { get; init; } = true;

    /// <summary>Wraps a string.</summary>
    /// <param name="value">Markup in which values from outside are already escaped.</param>
    public static implicit operator Mrkdwn(string value) => new() { Value = value };
}
