namespace HandoffBot.Slack.Blocks;

/// <summary>A chart of a <see cref="DataVisualizationBlock"/>. Source: Slack's "Data visualization block".</summary>
/// <param name="Type"><c>bar</c>, <c>line</c> or <c>area</c>.</param>
/// <param name="Series">1 to 6 series of different names.</param>
/// <param name="AxisConfig">The categories and labels of the axes.</param>
public sealed record Chart(string Type, IReadOnlyList<ChartSeries> Series, ChartAxis AxisConfig);

/// <summary>One series of a chart.</summary>
/// <param name="Name">1 to 20 characters, shown in the legend.</param>
/// <param name="Data">1 to 20 points, one for each category and in the same order.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Data);

/// <summary>One point of a series.</summary>
/// <param name="Label">The category, 1 to 20 characters.</param>
/// <param name="Value">Any number.</param>
public sealed record ChartPoint(string Label, decimal Value);

/// <summary>The axes of a chart.</summary>
/// <param name="Categories">1 to 20 labels of 1 to 20 characters, equal to those of the points of each series.</param>
/// <param name="XLabel">At most 50 characters; null for none.</param>
/// <param name="YLabel">At most 50 characters; null for none.</param>
public sealed record ChartAxis(IReadOnlyList<string> Categories, string? XLabel = null, string? YLabel = null);
