using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A layout block. At most 50 in a message, 100 in a modal or home tab.</summary>
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
    /// <summary>Identifies the block in interactions, at most 255 characters; a changed block needs a new one.</summary>
    public string? BlockId { get; init; }
}

/// <summary>A bold title, plain text of at most 150 characters.</summary>
public sealed record HeaderBlock(PlainText Text) : Block;

/// <summary>Text of at most 3,000 characters, or up to 10 fields of 2,000, with an optional element at its right.</summary>
public sealed record SectionBlock(Text? Text = null, IReadOnlyList<Text>? Fields = null, BlockElement? Accessory = null) : Block;

/// <summary>Small print: up to 10 texts.</summary>
public sealed record ContextBlock(IReadOnlyList<Text> Elements) : Block;

/// <summary>Up to 25 buttons and selects.</summary>
public sealed record ActionsBlock(IReadOnlyList<BlockElement> Elements) : Block;

/// <summary>A rule across the message.</summary>
public sealed record DividerBlock : Block;

/// <summary>A form field in a modal; label at most 2,000 characters.</summary>
public sealed record InputBlock(PlainText Label, BlockElement Element, bool Optional = false, PlainText? Hint = null) : Block;

/// <summary>A chart, in messages only: at most two a message.</summary>
/// <param name="Title">At most 50 characters.</param>
/// <param name="Chart">The chart.</param>
public sealed record DataVisualizationBlock(string Title, Chart Chart) : Block;
