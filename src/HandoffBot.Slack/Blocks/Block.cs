using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>
/// A layout block. At most 50 in a message, 100 in a modal or home tab. The types here describe what is sent; limits are
/// not checked here. Source: Slack's "Block Kit reference".
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(InputBlock), "input")]
[JsonDerivedType(typeof(DataVisualizationBlock), "data_visualization")]
public abstract record Block
{
    /// <summary>
    /// Identifies the block in interactions: at most 255 characters, unique in its message or view. A changed block needs a new
    /// one. Null lets Slack choose.
    /// </summary>
    public string? BlockId { get; init; }
}

/// <summary>A heading. Source: Slack's "Header block".</summary>
/// <param name="Text">1 to 150 characters.</param>
public sealed record HeaderBlock(PlainText Text) : Block;

/// <summary>Text or fields, with an optional element beside them. Source: Slack's "Section block".</summary>
/// <param name="Text">1 to 3,000 characters; may be null only when there are fields.</param>
/// <param name="Fields">Up to 10 texts in two columns, 1 to 2,000 characters each; null for none.</param>
/// <param name="Accessory">A button or select; null for none.</param>
public sealed record SectionBlock(Text? Text = null, IReadOnlyList<Text>? Fields = null, BlockElement? Accessory = null) : Block;

/// <summary>Secondary information in small print. Source: Slack's "Context block".</summary>
/// <param name="Elements">1 to 10 texts.</param>
public sealed record ContextBlock(IReadOnlyList<Text> Elements) : Block;

/// <summary>Interactive elements in a row. Source: Slack's "Actions block".</summary>
/// <param name="Elements">1 to 25 buttons and selects, each with an action id of its own.</param>
public sealed record ActionsBlock(IReadOnlyList<BlockElement> Elements) : Block;

/// <summary>A horizontal rule. Source: Slack's "Divider block".</summary>
public sealed record DividerBlock : Block;

/// <summary>A form field of a modal. Source: Slack's "Input block".</summary>
/// <param name="Label">1 to 2,000 characters.</param>
/// <param name="Element">A text input or select; no button.</param>
/// <param name="Hint">Shown below the element, at most 2,000 characters; null for none.</param>
public sealed record InputBlock(PlainText Label, BlockElement Element, PlainText? Hint = null) : Block
{
    /// <summary>Whether it may be left empty.</summary>
    public bool Optional { get; init; }
}

/// <summary>A chart, in messages only: at most two a message. Source: Slack's "Data visualization block".</summary>
/// <param name="Title">1 to 50 characters.</param>
/// <param name="Chart">The chart.</param>
public sealed record DataVisualizationBlock(string Title, Chart Chart) : Block;
