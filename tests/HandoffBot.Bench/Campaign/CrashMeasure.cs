namespace HandoffBot.Bench.Campaign;

/// <summary>The crash campaign as a command; prints its counts and everything that is wrong.</summary>
public static class CrashMeasure
{
    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var folder = Directory.CreateTempSubdirectory("handoffbot-crash-").FullName;
        var database = arguments.Text("database", $"Data Source={Path.Combine(folder, "crash.db")}");
        var verdict = await CrashCampaign.Run(
            database,
            arguments.Number("kills", 200),
            arguments.Number("instances", 1),
            arguments.Number("accounts", 120),
            arguments.Number("seed", 1),
            line => print.WriteLine(line)
        );
        foreach (var (what, count) in verdict.Counts)
        {
            await print.WriteLineAsync($"{what,-20} {count,8}");
        }

        foreach (var wrong in verdict.Wrong)
        {
            await print.WriteLineAsync($"WRONG: {wrong}");
        }

        await print.WriteLineAsync(
            verdict.Sound ? "Nothing lost, nothing twice, every message in its right last state." : $"{verdict.Wrong.Count} wrong."
        );
        Directory.Delete(folder, recursive: true);
        return verdict.Sound ? 0 : 1;
    }
}
