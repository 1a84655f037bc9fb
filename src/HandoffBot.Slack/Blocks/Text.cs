using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A text object.</summary>
[JsonConverter(typeof(TextObjectConverter))]
public abstract record Text
{
    /// <summary>The text itself. In mrkdwn, whatever comes from outside went through <see cref="SlackText.Escape"/> first.</summary>
    public required string Value { get; init; }
}

/// <summary>Text shown as it is.</summary>
[JsonConverter(typeof(TextObjectConverter))]
public sealed record PlainText : Text
{
    /// <summary>Whether <c>:emoji:</c> is drawn; off, so that a hostile name stays what it is.</summary>
    public bool Emoji { get; init; }

    /// <summary>Plain text of a string.</summary>
    public static implicit operator PlainText(string value) => new() { Value = value };
}

/// <summary>Slack's own markup.</summary>
[JsonConverter(typeof(TextObjectConverter))]
public sealed record Mrkdwn : Text
{
    /// <summary>Stops Slack from turning bare addresses and channel names into links.</summary>
    public bool Verbatim { get; init; } = true;

    /// <summary>Markup of a string whose foreign parts are already escaped.</summary>
    public static implicit operator Mrkdwn(string value) => new() { Value = value };
}
