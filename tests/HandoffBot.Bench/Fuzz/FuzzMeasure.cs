namespace HandoffBot.Bench.Fuzz;

/// <summary>The fuzz run as a command; prints what was answered and everything that is wrong.</summary>
public static class FuzzMeasure
{
    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var database = arguments.Text("database", "");
        var result = await FuzzRun.Run(
            arguments.Number("requests", 100_000),
            arguments.Number("seed", 1),
            database.Length > 0 ? database : null,
            line => print.WriteLine(line)
        );
        await result.Counts.Print(print);
        await print.WriteLineAsync();
        await print.WriteLineAsync(
            $"{ResultTable.Number(result.Counts.Requests)} requests. Resident, host and sandbox and sender together: "
                + $"{Mib(result.Before)} MiB after a tenth, {Mib(result.Half)} after half, {Mib(result.After)} after all "
                + $"(bounds: {Mib(FuzzResult.MostResident)}, growing by at most {Mib(FuzzResult.MostGrowth)} in the second half). "
                + "In use on the managed heap at these moments, and when everything was worked: "
                + $"{string.Join(", ", result.Heap.Select(Mib))} MiB."
        );
        foreach (var wrong in result.Counts.Told)
        {
            await print.WriteLineAsync($"WRONG: {wrong}");
        }

        await print.WriteLineAsync(
            result.Sound
                ? "No 5xx, no crash, nothing forged was taken, everything taken was worked, and afterwards a good event became an "
                    + "alert that could be claimed."
                : $"{result.Counts.Wrong} wrong."
        );
        return result.Sound ? 0 : 1;
    }

    private static string Mib(long bytes) => ResultTable.Number(bytes / 1024d / 1024d);
}
