using HandoffBot.Testing.Databases;

namespace HandoffBot.Bench.Campaign;

/// <summary>The crash campaign as a command; prints its counts and everything that is wrong.</summary>
public static class CrashMeasure
{
    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var folder = Directory.CreateTempSubdirectory("handoffbot-crash-").FullName;
        await using var server = arguments.Text("server", "") == "own" ? await PostgresServer.Own(isDurable: true) : null;
        var database = server is null
            ? arguments.Text("database", $"Data Source={Path.Combine(folder, "crash.db")}")
            : await server.NewDatabase();
        var options = new CampaignOptions(
            database,
            arguments.Number("kills", 200),
            arguments.Number("instances", 1),
            arguments.Number("accounts", 120),
            arguments.Number("seed", 1)
        )
        {
            Hostile = arguments.Text("hostile", "no") == "yes",
            Clocks = arguments.Text("clocks", "no") == "yes",
            ToggleDatabase = server is null ? null : server.Toggle,
        };
        var verdict = await CrashCampaign.Run(options, line => print.WriteLine(line));
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
