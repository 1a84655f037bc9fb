using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HandoffBot.Bench.Campaign.Disturbances;

namespace HandoffBot.Bench.Campaign;

/// <summary>The bot as operators run it: a process of its own, that can be killed and paused.</summary>
public sealed class HostProcess : IDisposable
{
    private readonly ProcessStartInfo _start;
    private Process? _process;

    /// <param name="settings">Its environment.</param>
    /// <param name="longestFile">No file of its may grow beyond so many kibibytes, as on a disk that is full; null lets them.</param>
    /// <param name="program">A published program; null runs the one this was compiled with.</param>
    /// <param name="clock">The clock it goes by; null for the machine's.</param>
    /// <param name="command">Another program altogether, with its arguments.</param>
    /// <param name="port">Where it listens; any free one when null.</param>
    public HostProcess(
        IReadOnlyDictionary<string, string> settings,
        int? longestFile = null,
        string? program = null,
        HostClock? clock = null,
        string[]? command = null,
        int? port = null
    )
    {
        Url = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        // A write beyond the limit raises a signal that would end the process before it could see that the write failed.
        var limit = longestFile is { } most ? $"trap '' XFSZ; ulimit -S -f {2 * most}; " : "";
        string[] run =
            program is not null ? [Path.GetFullPath(program)]
            : clock is not null ? ["dotnet", Path.Combine(AppContext.BaseDirectory, "HandoffBot.Bench.dll"), HostClock.Argument, clock.Path]
            : ["dotnet", Path.Combine(AppContext.BaseDirectory, "HandoffBot.dll")];
        _start = new ProcessStartInfo("sh", ["-c", $"{limit}exec \"$0\" \"$@\"", .. command ?? run])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in settings)
        {
            _start.Environment[key] = value;
        }

        _start.Environment["Urls"] = Url.ToString();
        _start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        // The runtime would map its code from a file in memory, which the limit counts too.
        if (longestFile is not null)
        {
            _start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        }
    }

    public Uri Url { get; }

    /// <summary>Id of the process.</summary>
    public int Id => _process!.Id;

    /// <summary>What it printed last, for a campaign that fails.</summary>
    public Queue<string> Said { get; } = new();

    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>User and system time it has taken so far, on all cores.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and returns when <paramref name="path"/> is answered with 200, with how long that took.</summary>
    public async Task<TimeSpan> Start(HttpClient http, TimeSpan atMost, string path = "/health/live")
    {
        var watch = Stopwatch.StartNew();
        _process = Process.Start(_start) ?? throw new InvalidOperationException("The host did not start.");
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (watch.Elapsed < atMost)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The host stopped by itself:\n{LastWords()}");
            }

            if (await Answers(http, path))
            {
                return watch.Elapsed;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException($"The host was not ready within {atMost}:\n{LastWords()}");
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    public Task Pause() => Signal("STOP");

    public Task Wake() => Signal("CONT");

    /// <summary>Lets its files grow again.</summary>
    public Task MakeRoom() => Run("prlimit", $"--pid={_process!.Id}", "--fsize=unlimited");

    public string LastWords()
    {
        lock (Said)
        {
            return string.Join('\n', Said);
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            Kill();
        }

        _process?.Dispose();
    }

    private Task Signal(string name) => Run("kill", $"-{name}", $"{_process!.Id}");

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed.");
        }
    }

    private async Task<bool> Answers(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Url, path));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        lock (Said)
        {
            Said.Enqueue(line.Data);
            if (Said.Count > 200)
            {
                Said.Dequeue();
            }
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
