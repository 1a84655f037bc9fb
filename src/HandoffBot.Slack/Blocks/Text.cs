using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A text object. Source: Slack's "Text object".</summary>
[JsonConverter(typeof(TextObjectConverter))]
public abstract record Text
{
    private protected Text(string value) => Value = value;

    /// <summary>The text as Slack is sent it.</summary>
    public string Value { get; }
}

/// <summary>Text without markup: Slack makes no link and no mention of it, whatever it says.</summary>
[JsonConverter(typeof(TextObjectConverter))]
public sealed record PlainText : Text
{
    /// <summary>Creates one.</summary>
    /// <param name="value">The text; needs no escaping.</param>
    public PlainText(string value)
        : base(value) { }

    /// <summary>Whether <c>:emoji:</c> is rendered; false by default, so that a name from outside is shown as it is.</summary>
    public bool Emoji { get; init; }

    /// <summary>Wraps a string.</summary>
    /// <param name="value">The text; needs no escaping.</param>
    public static implicit operator PlainText(string value) => new(value);
}

/// <summary>Text in Slack's markup. Source: Slack's "Formatting text for app surfaces".</summary>
[JsonConverter(typeof(TextObjectConverter))]
public sealed record Mrkdwn : Text
{
    /// <summary>Creates one.</summary>
    /// <param name="markup">The text; no string can take its place.</param>
    public Mrkdwn(Markup markup)
        : base(markup.Value) { }

    /// <summary>Whether URLs and channel names without markup stay text and do not become links; true by default.</summary>
    public bool Verbatim { get; init; } = true;
}
