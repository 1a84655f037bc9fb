using System.Text.Json;
using HandoffBot.Sandbox.Json;
using static HandoffBot.Sandbox.BlockKit.CompositionObjects;
using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>
/// The table blocks: 100 rows of 20 cells, 101 rows with a data table's header, and 10,000 characters in all tables of a message.
/// </summary>
internal static class Tables
{
    private const int MostCharacters = 10_000;

    private static readonly Dictionary<string, ValidationRule> HeaderCells = new(StringComparer.Ordinal)
    {
        ["raw_text"] = ObjectWith(Type("raw_text"), new("text", String(MostCharacters, 1), Required: true)),
        ["raw_number"] = ObjectWith(Type("raw_number"), new("value", Number, Required: true), new("text", String(MostCharacters))),
    };

    private static readonly ValidationRule Cell = ByType(
        new Dictionary<string, ValidationRule>(HeaderCells, StringComparer.Ordinal)
        {
            ["rich_text"] = ObjectWith(Type("rich_text"), new("elements", List(100, Anything), Required: true)),
        }
    );

    public static ValidationRule Table { get; } =
        ObjectWith(
            Type("table"),
            BlockId,
            new("rows", Both(List(100, List(20, Cell)), SameLength), Required: true),
            new("column_settings", List(20, Anything))
        );

    public static ValidationRule DataTable { get; } =
        ObjectWith(
            Type("data_table"),
            BlockId,
            new("caption", String(255, 1), Required: true),
            new("rows", Both(Both(List(101, List(20, Cell), min: 2), SameLength), HeaderIsPlain), Required: true),
            new("page_size", Integer(1, 100)),
            new("row_header_column_index", Integer(0, 19))
        );

    /// <summary>Counts the cells of all tables of a message together.</summary>
    public static void CheckCharacters(JsonElement blocks, ValidationErrors errors)
    {
        var tables = blocks.EnumerateArray().Where(b => b.Text("type") is "table" or "data_table");
        var characters = tables.SelectMany(t => BlockTexts.Of(t.Get("rows"))).Sum(text => text.Length);
        if (characters > MostCharacters)
        {
            errors.Add("/blocks", $"no more than {MostCharacters} characters allowed in the tables of a message");
        }
    }

    private static void SameLength(JsonElement rows, string path, ValidationErrors errors)
    {
        if (rows.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var lengths = rows.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Array).Select(r => r.GetArrayLength()).Distinct();
        if (lengths.Count() > 1)
        {
            errors.Add(path, "all rows must have the same number of cells");
        }
    }

    private static void HeaderIsPlain(JsonElement rows, string path, ValidationErrors errors)
    {
        if (rows.ValueKind == JsonValueKind.Array && rows.GetArrayLength() > 0)
        {
            List(20, ByType(HeaderCells))(rows[0], $"{path}/0", errors);
        }
    }
}
