using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>An interactive element of a block. Source: Slack's "Block elements".</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(StaticSelect), "static_select")]
[JsonDerivedType(typeof(PlainTextInput), "plain_text_input")]
[JsonDerivedType(typeof(RadioButtons), "radio_buttons")]
[JsonDerivedType(typeof(DatePicker), "datepicker")]
[JsonDerivedType(typeof(UsersSelect), "users_select")]
[JsonDerivedType(typeof(OverflowMenu), "overflow")]
public abstract record BlockElement
{
    /// <summary>Identifies the element in interactions: 1 to 255 characters, unique in its block.</summary>
    public required string ActionId { get; init; }
}
