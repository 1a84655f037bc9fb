using System.Diagnostics;
using HandoffBot.Store.Dialects;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.Memory;

/// <summary>Resident memory of the host, a process of its own, while events come in as fast as it takes them, and afterwards.</summary>
public static class MemoryMeasure
{
    private const int Channels = 40;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var count = arguments.Number("events", 1_000_000);
        await using var hosted = await HostProcessEnvironment.Start(Channels);
        using var host = hosted.Host("memory");
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        await host.Start(http, TimeSpan.FromMinutes(1));
        var idle = Mebibytes(host.ResidentBytes);
        var batches = new BatchSender(http, host.Url, count, arguments.Number("accounts", 50_000), Channels);
        var samples = new List<(double Share, double Mebibytes)>();
        var watch = Stopwatch.StartNew();
        var sending = batches.Send();
        while (!sending.IsCompleted)
        {
            await Task.Delay(Between);
            samples.Add(((double)batches.Accepted / count, Mebibytes(host.ResidentBytes)));
        }

        await sending;
        var peak = samples.Max(s => s.Mebibytes);
        using var books = new SqliteDatabase($"Data Source={hosted.Database("memory")}");
        while (await books.Read((db, cancel) => db.Inbox.AnyAsync(row => !row.Decided, cancel), default))
        {
            await Task.Delay(Between);
            peak = Math.Max(peak, Mebibytes(host.ResidentBytes));
        }

        var table = new ResultTable(
            print,
            $"{count} events in {watch.Elapsed.TotalSeconds:0} s, {batches.Later} told to wait",
            "resident MiB (target 250)"
        );
        await table.Head();
        await table.Row("started, idle", Show(idle));
        foreach (var quarter in Enumerable.Range(1, 4))
        {
            await table.Row($"median of quarter {quarter}", Show(Median(samples, quarter)));
        }

        await table.Row("most", Show(peak));
        await table.Row("all decided", Show(Mebibytes(host.ResidentBytes)));
        await table.Row("growth over the last half (quarter 4 − quarter 3)", Show(Median(samples, 4) - Median(samples, 3)));
        return 0;
    }

    private static double Median(List<(double Share, double Mebibytes)> samples, int quarter)
    {
        var inside = samples.Where(s => s.Share > (quarter - 1) / 4.0 && s.Share <= quarter / 4.0).Select(s => s.Mebibytes).ToList();
        return inside.Count == 0 ? double.NaN : ResultTable.Median(inside);
    }

    private static double Mebibytes(long bytes) => bytes / 1048576.0;

    private static string Show(double mebibytes) => ResultTable.Number(mebibytes, "0.0");
}
