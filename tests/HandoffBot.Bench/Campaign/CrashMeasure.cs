using HandoffBot.Bench.Campaign.Disturbances;
using HandoffBot.Testing.Databases;

namespace HandoffBot.Bench.Campaign;

/// <summary>The crash campaign as a command; prints its counts and everything that is wrong.</summary>
public static class CrashMeasure
{
    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var folder = Directory.CreateTempSubdirectory("handoffbot-crash-").FullName;
        await using var server = arguments.Text("server", "") == "own" ? await PostgresServer.Own(isDurable: true) : null;
        await using var pair = arguments.Text("server", "") == "pair" ? await PostgresPair.Start() : null;
        await using var disk = arguments.Text("disk", "") == "full" ? await SmallDisk.Mount() : null;
        if (disk is null && arguments.Text("disk", "") == "full")
        {
            await print.WriteLineAsync("A disk of its own cannot be mounted; that takes root.");
            return 2;
        }

        var database =
            server is not null ? await server.NewDatabase()
            : pair is not null ? await pair.NewDatabase()
            : arguments.Text("database", $"Data Source={Path.Combine(disk?.Folder ?? folder, "crash.db")}");
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
            Moves = arguments.Text("moves", "no") == "yes",
            Channels = arguments.Number("channels", 40),
            LongestLife = arguments.Number("life", 1000),
            Restore = arguments.Text("restore", "no") == "yes",
            Disk = disk,
            FailOver = pair is null ? null : pair.FailOver,
            ToggleDatabase = server is null ? null : server.Toggle,
        };
        var verdict = await CrashCampaign.Run(options, line => print.WriteLine(line));
        foreach (var (what, count) in verdict.Counts)
        {
            await print.WriteLineAsync($"{what,-24} {count,8}");
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
