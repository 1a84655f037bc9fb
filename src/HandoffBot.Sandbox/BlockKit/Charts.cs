using System.Text.Json;
using HandoffBot.Sandbox.Json;
using static HandoffBot.Sandbox.BlockKit.CompositionObjects;
using static HandoffBot.Sandbox.BlockKit.Rules;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>The data_visualization block: at most 6 series or segments, 20 points, names of 20 characters.</summary>
internal static class Charts
{
    private static readonly ValidationRule Point = ObjectWith(
        new("label", String(20, 1), Required: true),
        new("value", Number, Required: true)
    );

    private static readonly ValidationRule Series = ObjectWith(
        new("name", String(20, 1), Required: true),
        new("data", List(20, Point), Required: true)
    );

    private static readonly ValidationRule Axis = ObjectWith(
        new("categories", List(20, String(20, 1)), Required: true),
        new("x_label", String(50)),
        new("y_label", String(50))
    );

    private static readonly ValidationRule Chart = ByType(
        new Dictionary<string, ValidationRule>(StringComparer.Ordinal)
        {
            ["pie"] = ObjectWith(Type("pie"), new("segments", List(6, Point), Required: true)),
            ["bar"] = AxisChart("bar"),
            ["line"] = AxisChart("line"),
            ["area"] = AxisChart("area"),
        }
    );

    public static ValidationRule Block { get; } =
        ObjectWith(Type("data_visualization"), BlockId, new("title", String(50, 1), Required: true), new("chart", Chart, Required: true));

    private static ValidationRule AxisChart(string type) =>
        Both(
            ObjectWith(Type(type), new("series", List(6, Series), Required: true), new("axis_config", Axis, Required: true)),
            PointsMatchCategories
        );

    private static void PointsMatchCategories(JsonElement chart, string path, ValidationErrors errors)
    {
        string?[] categories = [.. chart.Get("axis_config")?.Get("categories").Items().Select(c => c.ToString()) ?? []];
        var index = 0;
        foreach (var series in chart.Get("series").Items())
        {
            var labels = series.Get("data").Items().Select(p => p.Text("label"));
            if (!labels.SequenceEqual(categories, StringComparer.Ordinal))
            {
                errors.Add($"{path}/series/{index}/data", "labels must match axis_config.categories");
            }

            index++;
        }
    }
}
