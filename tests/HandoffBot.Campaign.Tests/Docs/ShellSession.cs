using System.Diagnostics;
using System.Text.RegularExpressions;

namespace HandoffBot.Campaign.Tests.Docs;

/// <summary>
/// One reader's terminal: blocks run by bash one after the other, each seeing the variables that earlier ones set. A block
/// that starts a server is left running until <see cref="StopServers"/>.
/// </summary>
internal sealed partial class ShellSession(string folder, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    // The first block compiles the program, maybe on a machine that runs all other tests meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan PatienceAtStop = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly string _notes = Directory.CreateTempSubdirectory("handoffbot-shell-").FullName;
    private readonly List<Process> _servers = [];
    private int _run;

    /// <summary>Runs a block to its end, or until the server it starts is ready.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed, or took too long.</exception>
    public async Task<string> Run(string text)
    {
        var said = Path.Combine(_notes, $"{++_run}.txt");
        var variables = Path.Combine(_notes, "variables.sh");
        var script = $"""
            exec >'{said}' 2>&1 </dev/null
            set -a -e -o pipefail
            if [ -f '{variables}' ]; then source '{variables}'; fi
            trap 'export -p >"{variables}"' EXIT
            {text}
            """;
        // A process group of its own, so that a server is stopped as Ctrl+C stops it: whole, and also where the tests run in the
        // background of a shell, which has what it puts there ignore that signal.
        var start = new ProcessStartInfo("setsid", ["env", "--default-signal=INT", "bash", "-c", script]) { WorkingDirectory = folder };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        var watch = Stopwatch.StartNew();
        while (!process.HasExited && !Serving().IsMatch(Said(said)))
        {
            if (watch.Elapsed > Patience)
            {
                await Signal(process, "KILL");
                throw new InvalidOperationException($"It was not done within {Patience}:\n{Said(said)}");
            }

            await Task.Delay(Look);
        }

        if (!process.HasExited)
        {
            _servers.Add(process);
            return Said(said);
        }

        using (process)
        {
            return process.ExitCode == 0
                ? Said(said)
                : throw new InvalidOperationException($"It ended with exit code {process.ExitCode}:\n{Said(said)}");
        }
    }

    /// <summary>Ctrl+C for every server that still runs.</summary>
    public async Task StopServers()
    {
        foreach (var server in _servers)
        {
            await Signal(server, "INT");
            using var limit = new CancellationTokenSource(PatienceAtStop);
            await server.WaitForExitAsync(limit.Token);
            server.Dispose();
        }

        _servers.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await Signal(server, "KILL");
            server.Dispose();
        }

        Directory.Delete(_notes, recursive: true);
    }

    private static string Said(string file)
    {
        if (!File.Exists(file))
        {
            return "";
        }

        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static async Task Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", ["-s", name, "--", $"-{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    [GeneratedRegex("Application started|^Open http|^Slack sandbox at", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Serving();
}
