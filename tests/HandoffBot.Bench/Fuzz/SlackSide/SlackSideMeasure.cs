namespace HandoffBot.Bench.Fuzz.SlackSide;

/// <summary>The run as a command.</summary>
public static class SlackSideMeasure
{
    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var database = arguments.Text("database", "");
        var result = await SlackSideRun.Run(
            arguments.Number("things", 5000),
            arguments.Number("seed", 1),
            database.Length > 0 ? database : null,
            line => print.WriteLine(line),
            TimeSpan.FromMinutes(arguments.Number("minutes", 6))
        );
        var table = new ResultTable(print, ["what Slack did", "times"]);
        await table.Head();
        foreach (var (kind, times) in result.Used.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            await table.Row([kind, ResultTable.Number(times)]);
        }

        await print.WriteLineAsync();
        await print.WriteLineAsync(
            $"{ResultTable.Number(result.Acknowledged)} clicks acknowledged meanwhile. Resident, host and sandbox together: at most "
                + $"{ResultTable.Number(result.Resident / 1024d / 1024d)} MiB."
        );
        foreach (var wrong in result.Wrong)
        {
            await print.WriteLineAsync($"WRONG: {wrong}");
        }

        return result.Wrong.Count == 0 ? 0 : 1;
    }
}
