using System.Globalization;

namespace HandoffBot.Bench.Campaign.Disturbances;

/// <summary>The wall clock of one host process, set by Debian's <c>libfaketime</c>; the monotonic clock runs on as it is.</summary>
public sealed class HostClock
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private readonly string _file;

    /// <param name="folder">Where its file lies.</param>
    /// <param name="n">Tells it from others.</param>
    public HostClock(string folder, int n)
    {
        _file = Path.Combine(folder, $"clock{n}");
        Set(TimeSpan.Zero);
    }

    public static bool IsInstalled => File.Exists(Library);

    /// <summary>What the process has to be started with.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Library,
            ["FAKETIME_TIMESTAMP_FILE"] = _file,
            ["FAKETIME_CACHE_DURATION"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["DONT_FAKE_MONOTONIC"] = "1",
        };

    /// <summary>Lets the clock run this far ahead of the machine's, or behind it.</summary>
    public void Set(TimeSpan ahead) =>
        File.WriteAllText(_file, string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0;+0}s\n"));
}
