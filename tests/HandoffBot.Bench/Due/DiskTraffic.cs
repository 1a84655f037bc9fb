using System.Globalization;

namespace HandoffBot.Bench.Due;

/// <summary>
/// Bytes this process had read from disk and written to it, not those the page cache spared it; nothing where there is no /proc.
/// </summary>
public readonly record struct DiskTraffic(long Read, long Written)
{
    private const string Counters = "/proc/self/io";

    public static DiskTraffic OfThisProcess()
    {
        if (!File.Exists(Counters))
        {
            return default;
        }

        var counters = File.ReadLines(Counters)
            .Select(line => line.Split(": "))
            .ToDictionary(line => line[0], line => long.Parse(line[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new(counters["read_bytes"], counters["write_bytes"]);
    }

    public static DiskTraffic operator -(DiskTraffic after, DiskTraffic before) =>
        new(after.Read - before.Read, after.Written - before.Written);
}
