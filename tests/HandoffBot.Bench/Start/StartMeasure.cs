using System.Diagnostics;
using System.Net;
using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.Seeding;
using HandoffBot.Hosting;
using NodaTime;

namespace HandoffBot.Bench.Start;

/// <summary>From starting the process to its first healthy answer, on an empty database and on a full one, in turns.</summary>
public static class StartMeasure
{
    private const int Channels = 200;

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var rows = arguments.Number("rows", 1_000_000);
        var rounds = arguments.Number("rounds", 5);
        var program = arguments.Text("program", "") is { Length: > 0 } published ? published : null;
        await using var hosted = await HostProcessEnvironment.Start(Channels);
        var now = TimeProvider.System.Now();
        await Seed.Fill(
            hosted.Database("full"),
            new SeedPlan(rows, now - Duration.FromHours(20), now, now + Duration.FromDays(1)) { Whole = true }
        );
        using var http = new HttpClient();
        var empty = new List<Started>();
        var full = new List<Started>();
        for (var round = 0; round <= rounds; round++)
        {
            var one = await Once(hosted.Host($"empty{round}", program), http);
            var other = await Once(hosted.Host("full", program), http);
            // The first round brings the program into the machine's memory.
            if (round == 0)
            {
                continue;
            }

            empty.Add(one);
            full.Add(other);
        }

        var table = new ResultTable(
            print,
            $"median of {rounds}",
            "seconds to /health/live",
            "seconds to /health/ready (target 1, published)",
            "the fastest",
            "seconds of processor time until then"
        );
        await table.Head();
        await table.Row(
            "empty database",
            Show(empty, s => s.Live),
            Show(empty, s => s.Ready),
            Fastest(empty),
            Show(empty, s => s.Processor)
        );
        await table.Row(
            $"{ResultTable.Number(rows)} open alerts",
            Show(full, s => s.Live),
            Show(full, s => s.Ready),
            Fastest(full),
            Show(full, s => s.Processor)
        );
        return 0;
    }

    private static async Task<Started> Once(HostProcess host, HttpClient http)
    {
        using (host)
        {
            var watch = Stopwatch.StartNew();
            var live = await host.Start(http, TimeSpan.FromMinutes(1));
            while (await Status(http, new Uri(host.Url, "/health/ready")) != HttpStatusCode.OK)
            {
                await Task.Delay(10);
            }

            return new Started(live, watch.Elapsed, host.ProcessorTime);
        }
    }

    private static async Task<HttpStatusCode> Status(HttpClient http, Uri url)
    {
        using var answer = await http.GetAsync(url);
        return answer.StatusCode;
    }

    private static string Show(List<Started> all, Func<Started, TimeSpan> part) =>
        ResultTable.Number(ResultTable.Median(all.Select(s => part(s).TotalSeconds)), "0.00");

    private static string Fastest(List<Started> all) => ResultTable.Number(all.Min(s => s.Ready.TotalSeconds), "0.00");

    private sealed record Started(TimeSpan Live, TimeSpan Ready, TimeSpan Processor);
}
