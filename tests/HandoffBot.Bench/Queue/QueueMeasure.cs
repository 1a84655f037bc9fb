using System.Diagnostics;
using HandoffBot.Bench.Seeding;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Home;
using HandoffBot.Interactions.Queue;
using NodaTime;

namespace HandoffBot.Bench.Queue;

/// <summary>
/// What it costs to draw the home tab of a manager, and <c>/handoff queue</c>, of a team of one size among ever more open alerts of
/// others; the sizes take turns. The host works on each database meanwhile as it would.
/// </summary>
public static class QueueMeasure
{
    private const string Manager = "U0OPS";

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var (rounds, team) = (arguments.Number("rounds", 30), arguments.Number("team", 5000));
        var hosts = new List<(SeededDatabase Seeded, BenchEnvironment Host)>();
        try
        {
            var now = TimeProvider.System.Now();
            foreach (var rows in SeededDatabase.Sizes(arguments, "10000,1000000"))
            {
                var seeded = await SeededDatabase.Fill(
                    new SeedPlan(rows, now - Duration.FromHours(20), now, now + Duration.FromDays(1)) { Team = Math.Min(team, rows) }
                );
                hosts.Add((seeded, await BenchEnvironment.Start(200, connectionString: seeded.ConnectionString)));
            }

            var homes = hosts.ToDictionary(one => one.Seeded, _ => new List<double>());
            var queues = hosts.ToDictionary(one => one.Seeded, _ => new List<double>());
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var (seeded, host) in hosts)
                {
                    var (home, queue) = (await Home(host), await Message(host));
                    // The first round warms the code up.
                    if (round > 0)
                    {
                        homes[seeded].Add(home);
                        queues[seeded].Add(queue);
                    }
                }
            }

            var table = new ResultTable(
                print,
                $"open alerts, {ResultTable.Number(team)} of the team, of {rounds}",
                "home tab: median ms (target 50)",
                "slowest",
                "/handoff queue: median ms",
                "slowest"
            );
            await table.Head();
            foreach (var (seeded, _) in hosts)
            {
                await table.Row(
                    ResultTable.Number(seeded.Plan.Rows),
                    ResultTable.Number(ResultTable.Median(homes[seeded]), "0.0"),
                    ResultTable.Number(homes[seeded].Max(), "0.0"),
                    ResultTable.Number(ResultTable.Median(queues[seeded]), "0.0"),
                    ResultTable.Number(queues[seeded].Max(), "0.0")
                );
            }

            return 0;
        }
        finally
        {
            foreach (var (seeded, host) in hosts)
            {
                await host.DisposeAsync();
                seeded.Dispose();
            }
        }
    }

    private static async Task<double> Home(BenchEnvironment host)
    {
        var home = host.Bot.Services.GetRequiredService<HomeTabView>();
        var watch = Stopwatch.StartNew();
        var drawn = await home.Draw(Manager, default);
        var took = watch.Elapsed.TotalMilliseconds;
        return drawn.Tab.Blocks.Count > 20 ? took : throw new InvalidOperationException("The home tab shows no team.");
    }

    private static async Task<double> Message(BenchEnvironment host)
    {
        var queue = host.Bot.Services.GetRequiredService<QueueView>();
        var watch = Stopwatch.StartNew();
        var message = await queue.Message(Manager, null, null, null, default);
        var took = watch.Elapsed.TotalMilliseconds;
        return message.Blocks is { Count: > 10 } ? took : throw new InvalidOperationException("The queue shows nothing.");
    }
}
