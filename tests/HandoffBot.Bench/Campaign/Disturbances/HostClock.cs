using System.Globalization;
using HandoffBot.Store.Clocks;

namespace HandoffBot.Bench.Campaign.Disturbances;

/// <summary>
/// The wall clock of one host process: the machine's, as far ahead of it or behind as a file says. Timers and elapsed time stay
/// the machine's, as when an operator or a time server sets a clock. (Debian's libfaketime is no use here: it makes the
/// runtime's timed waits return at once.)
/// </summary>
public sealed class HostClock
{
    /// <summary>The first argument that makes this program run as a host with such a clock; the second is the file.</summary>
    public const string Argument = "host-with-clock";

    /// <param name="folder">Where its file lies.</param>
    /// <param name="n">Tells it from others.</param>
    public HostClock(string folder, int n)
    {
        Path = System.IO.Path.Combine(folder, $"clock{n}");
        Set(TimeSpan.Zero);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Lets the clock run this far ahead of the machine's, or behind it.</summary>
    public void Set(TimeSpan ahead)
    {
        // Never seen half written.
        var next = Path + ".next";
        File.WriteAllText(next, ahead.Ticks.ToString(CultureInfo.InvariantCulture));
        File.Move(next, Path, overwrite: true);
    }

    /// <summary>The host as it is, but for its clock.</summary>
    public static async Task<int> RunHost(string file)
    {
        await using var app = HandoffHost.Build(
            [],
            builder => builder.Services.AddSingleton(new MachineClock(new OffsetTimeProvider(file)))
        );
        await app.RunAsync();
        return 0;
    }

    private sealed class OffsetTimeProvider(string file) : TimeProvider
    {
        private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(200);
        private readonly Lock _gate = new();
        private TimeSpan _ahead;
        private long _readAt;

        public override DateTimeOffset GetUtcNow()
        {
            lock (_gate)
            {
                if (_readAt == 0 || GetElapsedTime(_readAt) > ReadEvery)
                {
                    _ahead = new TimeSpan(long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
                    _readAt = GetTimestamp();
                }

                return base.GetUtcNow() + _ahead;
            }
        }
    }
}
