using System.Globalization;
using System.Runtime.InteropServices;

namespace HandoffBot.Bench;

/// <summary>Figures as a Markdown table, with the machine they were taken on.</summary>
public sealed class ResultTable(TextWriter print, params string[] columns)
{
    public async Task Head()
    {
        await print.WriteLineAsync(
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"
        );
        await print.WriteLineAsync();
        await Row(columns);
        await Row([.. columns.Select(_ => "---")]);
    }

    public Task Row(params string[] cells) => print.WriteLineAsync($"| {string.Join(" | ", cells)} |");

    public static string Number(double value, string format = "N0") => value.ToString(format, CultureInfo.InvariantCulture);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
