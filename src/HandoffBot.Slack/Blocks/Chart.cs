using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>A chart of up to 6 series of up to 20 points.</summary>
/// <param name="Type"><c>bar</c>, <c>line</c> or <c>area</c>.</param>
/// <param name="Series">The series.</param>
/// <param name="AxisConfig">The categories along the axis.</param>
public sealed record Chart(string Type, IReadOnlyList<ChartSeries> Series, ChartAxis AxisConfig);

/// <summary>One series; name at most 20 characters.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Data);

/// <summary>One point; label at most 20 characters.</summary>
public sealed record ChartPoint(string Label, decimal Value);

/// <summary>The categories, in order, equal to the labels of the points.</summary>
public sealed record ChartAxis(IReadOnlyList<string> Categories, string? XLabel = null, string? YLabel = null);
