using System.CommandLine;
using System.Data.Common;
using System.Diagnostics;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Replay;
using HandoffBot.Store;
using HandoffBot.Store.Context;

namespace HandoffBot.Operations.Import;

/// <summary><c>import</c>: takes history in. May run beside hosts, which neither alert on it nor wait for it.</summary>
public static class ImportCommand
{
    private const int Failed = 1;
    private const int Partly = 3;
    private const int Shown = 10;

    /// <summary>The command.</summary>
    public static Command Of(CommandInput input)
    {
        var file = new Argument<string>("FILE") { Description = "Events, outcomes or feedback: CSV, or one JSON object a line (NDJSON)." };
        var map = new Option<string>("--map") { HelpName = "MAP", Description = "How its columns are to be understood (YAML)." };
        var dry = new Option<bool>("--dry-run") { Description = "Store nothing: show ten lines as they are understood, and every fault." };
        var command = new Command("import", "Take history in: past events, outcomes, feedback. It never alerts.") { file, map, dry };
        command.SetAction(
            (parsed, cancel) =>
                Run(
                    HostConfiguration.Read(input.Configuration(parsed)),
                    Path.GetFullPath(parsed.GetRequiredValue(file)),
                    parsed.GetValue(map),
                    parsed.GetValue(dry),
                    parsed.InvocationConfiguration.Output,
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> Run(
        IConfiguration configuration,
        string path,
        string? mapPath,
        bool isDry,
        TextWriter output,
        CancellationToken cancel
    )
    {
        try
        {
            if (await Map(mapPath, output) is not { } map)
            {
                return Failed;
            }

            var file = new ImportFile(path, map);
            return isDry ? await Show(file, path, output) : await Store(configuration, file, path, output, cancel);
        }
        catch (Exception fault) when (fault is ImportRefusedException or IOException or UnauthorizedAccessException)
        {
            output.WriteLine(fault is ImportRefusedException ? $"{path}: {fault.Message}" : $"A file cannot be read: {fault.Message}");
            return Failed;
        }
        catch (DbException fault)
        {
            output.WriteLine(DatabaseCheck.CannotOpen(configuration, fault.Message));
            output.WriteLine("What was stored stays. Run the same command again: what is there already is left out.");
            return Failed;
        }
    }

    private static async Task<ImportMap?> Map(string? path, TextWriter output)
    {
        if (path is null)
        {
            return ImportMap.None;
        }

        var map = ImportMapReader.Read(await File.ReadAllTextAsync(Path.GetFullPath(path)), out var faults);
        foreach (var fault in faults)
        {
            output.WriteLine($"{Path.GetFullPath(path)}:{fault.Line}: {fault.Path}: {fault.Message} {fault.Remedy}");
        }

        return map;
    }

    private static async Task<int> Show(ImportFile file, string path, TextWriter output)
    {
        var (summary, shown) = (new ImportSummary(), 0);
        var now = TimeProvider.System.Now();
        await foreach (var row in file.Rows())
        {
            if (ImportBatch.Understood(row, now) is not { } words)
            {
                summary.Fault(path, row.Line, new ImportBatch(now).Add(row));
                continue;
            }

            if (shown++ < Shown)
            {
                output.WriteLine($"line {row.Line}: {words}");
            }

            summary.Count(row.Kind!.Value, 1, 1);
        }

        if (file.Unused.Count > 0)
        {
            output.WriteLine($"Columns that are not used: {string.Join(", ", file.Unused)}.");
        }

        WriteFaults(output, summary);
        var counts = summary.Counts.Select(one => $"{one.New:N0} {Name(one.Kind)}");
        output.WriteLine($"Dry run: nothing was stored. Understood: {Joined(counts)}. Lines with faults: {summary.Faulty:N0}.");
        return Code(summary);
    }

    private static async Task<int> Store(
        IConfiguration configuration,
        ImportFile file,
        string path,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var database = StoreModule.Open(configuration.GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault);
        try
        {
            await Prepare(database, cancel);
            var clock = Stopwatch.StartNew();
            var run = new ImportRun(database, file, path, () => TimeProvider.System.Now());
            var summary = await JobProgress.OnStandardError("Importing", progress => run.Run(progress, cancel));
            WriteFaults(output, summary);
            foreach (var (kind, stored, known) in summary.Counts)
            {
                output.WriteLine($"{Name(kind)}: {stored:N0} imported, {known:N0} known already");
            }

            var lines = summary.Good + summary.Faulty;
            output.WriteLine(
                $"{lines:N0} lines in {clock.Elapsed.TotalSeconds:0.0} s "
                    + $"({lines / Math.Max(0.001, clock.Elapsed.TotalSeconds):N0} a second); {summary.Faulty:N0} left out for faults."
            );
            return Code(summary);
        }
        finally
        {
            await StoreModule.Close(database);
        }
    }

    private static async Task Prepare(IDatabase database, CancellationToken cancel)
    {
        try
        {
            await database.Prepare(cancel);
        }
        catch (InvalidOperationException fault)
        {
            throw new ImportRefusedException($"It cannot be stored. {fault.Message}");
        }
    }

    private static void WriteFaults(TextWriter output, ImportSummary summary)
    {
        foreach (var fault in summary.Faults)
        {
            output.WriteLine(fault);
        }

        if (summary.Faulty > summary.Faults.Count)
        {
            output.WriteLine($"… and {summary.Faulty - summary.Faults.Count:N0} more lines with faults.");
        }
    }

    private static int Code(ImportSummary summary) =>
        summary.Faulty == 0 ? 0
        : summary.Good == 0 ? Failed
        : Partly;

    private static string Name(HistoryKind kind) => kind.ToString().ToLowerInvariant();

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts.DefaultIfEmpty("nothing"));
}
