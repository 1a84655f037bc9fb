using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>Something a person can use.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(StaticSelect), "static_select")]
[JsonDerivedType(typeof(PlainTextInput), "plain_text_input")]
public abstract record BlockElement
{
    /// <summary>At most 255 characters.</summary>
    public required string ActionId { get; init; }
}
