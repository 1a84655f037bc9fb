using static HandoffBot.Sandbox.BlockKit.Objects;
using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>The table blocks: 100 rows of 20 cells, or 101 rows with the header.</summary>
internal static class Tables
{
    private static readonly Rule Cell = ByType(new Dictionary<string, Rule>(StringComparer.Ordinal)
    {
        ["raw_text"] = Shape(Type("raw_text"), new("text", String(3000), Required: true)),
        ["raw_number"] = Shape(Type("raw_number"), new("value", Number, Required: true), new("text", String(3000))),
        ["rich_text"] = Shape(Type("rich_text"), new("elements", List(100, Anything), Required: true)),
    });

    public static Rule Table { get; } = Shape(
        Type("table"), BlockId, new("rows", List(100, List(20, Cell)), Required: true), new("column_settings", List(20, Anything)));

    public static Rule DataTable { get; } = Shape(
        Type("data_table"), BlockId, new("caption", String(255, 1)), new("rows", List(101, List(20, Cell)), Required: true),
        new("page_size", Integer(1, 100)), new("row_header_column_index", Integer(0, 19)));
}
