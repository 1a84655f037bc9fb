using System.Diagnostics;
using HandoffBot.Sandbox;
using HandoffBot.Store;
using HandoffBot.Store.Context;

namespace HandoffBot.Bench.Campaign;

/// <summary>Kills the real host under load, again and again, and then checks the books.</summary>
public static class CrashCampaign
{
    private const int Channels = 40;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QuietWithin = TimeSpan.FromMinutes(15);

    /// <param name="connectionString">A fresh database.</param>
    /// <param name="kills">How often the host is killed.</param>
    /// <param name="instances">How many run side by side; of several, one is also paused past its lease and woken.</param>
    /// <param name="accounts">How many leads there are. Every message may want an edit in the end, and Slack takes some forty a
    /// minute.</param>
    /// <param name="seed">Makes the load, the faults and the moments of death.</param>
    /// <param name="say">Progress.</param>
    public static async Task<ConsistencyReport> Run(
        string connectionString,
        int kills,
        int instances,
        int accounts,
        int seed,
        Action<string> say
    )
    {
        var folder = Directory.CreateTempSubdirectory("handoffbot-campaign-").FullName;
        var agreement = Path.Combine(folder, "agreement.yaml");
        await File.WriteAllTextAsync(agreement, CampaignAgreement.Text(Channels));
        await using var slack = await SandboxServer.Start(new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory, Seed = seed });
        for (var n = 0; n < Channels; n++)
        {
            slack.Workspace.AddChannel(CampaignAgreement.Channel(n), $"t{n}");
        }

        var hosts = Enumerable
            .Range(0, instances)
            .Select(_ => new HostProcess(HostSettings.For(connectionString, agreement, slack)))
            .ToArray();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            var chance = new Random(seed);
            await Task.WhenAll(hosts.Select(h => h.Start(http, ReadyWithin)));
            slack.BotUrl = hosts[0].Url;
            var sender = new EventSender(
                new EventGenerator(seed, accounts, Channels),
                () => hosts[chance.Next(hosts.Length)].Url,
                TimeProvider.System
            );
            var mischief = new FaultInjection(slack, seed);
            using var stop = new CancellationTokenSource();
            Task[] load = [sender.Run(http, 15, stop.Token), sender.Run(http, 15, stop.Token), mischief.Run(stop.Token)];
            await Kill(
                hosts,
                kills,
                chance,
                http,
                slack,
                () => sender.Accepted.Count,
                n =>
                    say(
                        $"{n}/{kills} kills, {sender.Accepted.Count} events accepted, {mischief.Clicks} clicks, {mischief.Faults} "
                            + "faults placed"
                    )
            );
            await stop.CancelAsync();
            await Task.WhenAll(load);
            say(
                "answers to the sender: "
                    + string.Join(", ", sender.Answers.OrderBy(a => a.Key).Select(a => $"{(a.Key == 0 ? "none" : a.Key)} × {a.Value}"))
            );
            slack.Faults.Clear();
            await using var books = new ConsistencyRecords(StoreModule.Open(connectionString));
            await Quiet(books.Database, say);
            return await ConsistencyReport.Of(books.Database, slack, sender.Accepted);
        }
        finally
        {
            foreach (var host in hosts)
            {
                host.Dispose();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Kill(
        HostProcess[] hosts,
        int kills,
        Random chance,
        HttpClient http,
        SandboxServer slack,
        Func<int> accepted,
        Action<int> say
    )
    {
        for (var n = 1; n <= kills; n++)
        {
            // A host that took nothing yet has nothing to lose.
            for (var (watch, enough) = (Stopwatch.StartNew(), accepted() + 10); accepted() < enough && watch.Elapsed < ReadyWithin;)
            {
                await Task.Delay(10);
            }

            await Task.Delay(chance.Next(10, 1000));
            var victim = hosts[chance.Next(hosts.Length)];
            if (hosts.Length > 1 && n % 3 == 0)
            {
                // Longer than any lease: the others take over its work, and it wakes up believing that it still holds it.
                await victim.Pause();
                await Task.Delay(TimeSpan.FromSeconds(45));
                await victim.Wake();
            }

            victim.Kill();
            if (hosts.Length > 1)
            {
                slack.BotUrl = hosts.First(h => h != victim).Url;
            }

            await victim.Start(http, ReadyWithin);
            say(n);
        }
    }

    private static async Task Quiet(IDatabase database, Action<string> say)
    {
        var watch = Stopwatch.StartNew();
        while (!await ConsistencyReport.IsQuiet(database))
        {
            if (watch.Elapsed > QuietWithin)
            {
                say("Not everything came to rest in time.");
                return;
            }

            await Task.Delay(200);
        }

        say($"At rest after {watch.Elapsed.TotalSeconds:0} s.");
    }

    private sealed class ConsistencyRecords(IDatabase database) : IAsyncDisposable
    {
        public IDatabase Database => database;

        public async ValueTask DisposeAsync()
        {
            if (database is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }

            (database as IDisposable)?.Dispose();
        }
    }
}
