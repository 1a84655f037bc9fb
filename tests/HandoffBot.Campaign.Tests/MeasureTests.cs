using HandoffBot.Bench;

namespace HandoffBot.Campaign.Tests;

/// <summary>The measures that build on the host's own parts still run after these parts changed. Nothing is timed here.</summary>
public sealed class MeasureTests
{
    [Theory]
    [InlineData("due", "--rows", "300,600", "--rounds", "2")]
    [InlineData("queue", "--rows", "300,600", "--team", "200", "--rounds", "1")]
    [InlineData("digest", "--rows", "300,600", "--rounds", "1")]
    public async Task A_measure_runs_to_its_table(params string[] arguments)
    {
        var printed = new StringWriter();

        Assert.Equal(0, await Measures.Run(arguments, printed));
        Assert.Contains("| 600 |", printed.ToString(), StringComparison.Ordinal);
    }
}
