using System.Diagnostics;
using HandoffBot.Hosting;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Bench.Plan;

/// <summary>The command <c>plan</c> over ever more stored events of the same accounts, as a process of its own: time, and the most memory
/// it took.</summary>
public static class PlanMeasure
{
    private const string Widened = "from: 60, expires_after: 24h";

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var (rounds, accounts) = (arguments.Number("rounds", 3), arguments.Number("accounts", 50_000));
        var table = new ResultTable(
            print,
            $"events of {ResultTable.Number(accounts)} accounts, median of {rounds}",
            "seconds (10⁶: target 60)",
            "µs an event",
            "seconds of processor time",
            "most MiB resident",
            "differing"
        );
        await table.Head();
        foreach (var rows in Seeding.SeededDatabase.Sizes(arguments))
        {
            var folder = Directory.CreateTempSubdirectory("handoffbot-bench-").FullName;
            try
            {
                var now = TimeProvider.System.Now();
                var (file, next) = (Path.Combine(folder, "plan.db"), Path.Combine(folder, "new.yaml"));
                await PlanSeed.Fill(
                    file,
                    rows,
                    accounts,
                    new(now - Duration.FromDays(55), now),
                    SampleAgreement.Trials.Id,
                    SampleAgreement.Text
                );
                await File.WriteAllTextAsync(
                    next,
                    SampleAgreement
                        .Text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
                        .Replace("from: 70, expires_after: 24h", Widened, StringComparison.Ordinal)
                        .Replace("score >= 70", "score >= 60", StringComparison.Ordinal)
                );
                var runs = new List<PlanProcess>();
                for (var round = 0; round < rounds; round++)
                {
                    runs.Add(await PlanProcess.Run(file, next));
                }

                var seconds = ResultTable.Median(runs.Select(run => run.Took.TotalSeconds));
                await table.Row(
                    ResultTable.Number(rows),
                    ResultTable.Number(seconds, "0.0"),
                    ResultTable.Number(seconds / rows * 1e6, "0.0"),
                    ResultTable.Number(ResultTable.Median(runs.Select(run => run.Processor.TotalSeconds)), "0.0"),
                    ResultTable.Number(runs.Max(run => run.Resident) / 1048576.0),
                    runs[0].Changed
                );
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    /// <summary>One run of the command.</summary>
    private sealed record PlanProcess(TimeSpan Took, TimeSpan Processor, long Resident, string Changed)
    {
        private const int Differs = 2;

        public static async Task<PlanProcess> Run(string database, string agreement)
        {
            var start = new ProcessStartInfo("dotnet")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (
                var word in new[]
                {
                    typeof(HandoffHost).Assembly.Location,
                    "plan",
                    agreement,
                    $"--ConnectionStrings:HandoffBot=Data Source={database}",
                }
            )
            {
                start.ArgumentList.Add(word);
            }

            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            var (processor, resident) = (TimeSpan.Zero, 0L);
            while (Sampled(process) is { } sample)
            {
                // One that is ending has given its memory back.
                (processor, resident) = (sample.Processor, Math.Max(resident, sample.Resident));
                await Task.Delay(20);
            }

            var said = await output;
            await process.WaitForExitAsync();
            return process.ExitCode == Differs
                ? new(watch.Elapsed, processor, resident, Differing(said))
                : throw new InvalidOperationException($"plan ended with {process.ExitCode}: {said}{await errors}");
        }

        private static string Differing(string said) =>
            said.Split('\n').First(line => line.Contains("differently", StringComparison.Ordinal)).Split(':')[1].Trim();

        // A process that has ended no longer tells.
        private static (TimeSpan Processor, long Resident)? Sampled(Process process)
        {
            try
            {
                process.Refresh();
                return process.HasExited ? null : (process.TotalProcessorTime, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}
