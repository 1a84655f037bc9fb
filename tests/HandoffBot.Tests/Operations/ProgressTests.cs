using HandoffBot.Operations.Replay;

namespace HandoffBot.Tests.Operations;

public sealed class ProgressTests
{
    [Fact]
    public void A_terminal_sees_a_bar_that_goes_away_when_done()
    {
        using var output = new StringWriter();
        var progress = new Progress(output, terminal: true, "Reading");

        progress.Show(5_000, 0.5);
        progress.Done();

        Assert.Contains("[###############...............]  50 %", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_gets_a_line_every_hundred_thousand_and_nothing_for_a_short_job()
    {
        using var output = new StringWriter();
        var progress = new Progress(output, terminal: false, "Reading");

        for (var n = 1; n <= 200_000; n++)
        {
            progress.Show(n, n / 200_000d);
        }

        progress.Done();

        Assert.Equal(["Reading: 100,000 (50 %)", "Reading: 200,000 (100 %)"], output.ToString().TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public void A_short_job_draws_no_bar()
    {
        using var output = new StringWriter();
        var progress = new Progress(output, terminal: true, "Reading");

        progress.Show(60, 1);
        progress.Done();

        Assert.Empty(output.ToString());
    }
}
