using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HandoffBot.Bench.Campaign;

/// <summary>The bot as operators run it: a process of its own, that can be killed and paused.</summary>
public sealed class HostProcess : IDisposable
{
    private readonly ProcessStartInfo _start;
    private Process? _process;

    public HostProcess(IReadOnlyDictionary<string, string> settings)
    {
        Url = new Uri($"http://127.0.0.1:{FreePort()}");
        _start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HandoffBot.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in settings) _start.Environment[key] = value;
        _start.Environment["Urls"] = Url.ToString();
        _start.Environment["DOTNET_ENVIRONMENT"] = "Production";
    }

    public Uri Url { get; }

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

    /// <summary>Starts it and returns when it answers that it is ready, with how long that took.</summary>
    public async Task<TimeSpan> Start(HttpClient http, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        _process = Process.Start(_start) ?? throw new InvalidOperationException("The host did not start.");
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (watch.Elapsed < atMost)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The host stopped by itself:\n{LastWords()}");
            if (await Answers(http)) return watch.Elapsed;
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

    public string LastWords()
    {
        lock (Said) return string.Join('\n', Said);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> Answers(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Url, "/health/live"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException or IOException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (Said)
        {
            Said.Enqueue(line.Data);
            if (Said.Count > 200) Said.Dequeue();
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
