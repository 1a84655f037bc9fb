using System.Diagnostics;

namespace HandoffBot.Tests.Operations;

/// <summary>The host as operators run it: a process of its own, in an empty folder, with no settings but those given.</summary>
internal sealed class HostRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-run-").FullName;
    private readonly Process _process;

    private HostRun(string[] args, (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HandoffBot.dll"), .. args])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var key in start
                .Environment.Keys.Where(k =>
                    k.StartsWith("Slack__", StringComparison.OrdinalIgnoreCase)
                    || k.StartsWith("Intake__", StringComparison.OrdinalIgnoreCase)
                )
                .ToList()
        )
        {
            start.Environment.Remove(key);
        }

        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Exit, string Said)> ToTheEnd(string[] args, params (string Key, string Value)[] environment)
    {
        using var run = new HostRun(args, environment);
        using var limit = new CancellationTokenSource(Patience);
        var output = run._process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = run._process.StandardError.ReadToEndAsync(limit.Token);
        await run._process.WaitForExitAsync(limit.Token);
        return (run._process.ExitCode, await output + await error);
    }

    /// <summary>Runs a command until it is disposed.</summary>
    public static HostRun Start(string[] args, params (string Key, string Value)[] environment) => new(args, environment);

    /// <summary>Sends a signal by its name, e.g. <c>HUP</c>.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>File names of the libraries it has loaded; Linux only.</summary>
    public IReadOnlySet<string> Loaded() =>
        File.ReadLines($"/proc/{_process.Id}/maps").Select(line => Path.GetFileName(line)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The first line that holds the words.</summary>
    public async Task<string> Line(string words)
    {
        using var limit = new CancellationTokenSource(Patience);
        var said = "";
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return line;
            }

            said += line + "\n";
        }

        throw new InvalidOperationException($"The host ended without saying \"{words}\":\n{said}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
