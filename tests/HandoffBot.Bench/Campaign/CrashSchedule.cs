using HandoffBot.Bench.Campaign.Disturbances;
using HandoffBot.Bench.Campaign.Incidents;
using HandoffBot.Sandbox;

namespace HandoffBot.Bench.Campaign;

/// <summary>Kills and pauses hosts, lets incidents happen and moves clocks, one after the other.</summary>
internal sealed class CrashSchedule(
    HostProcess[] hosts,
    HostClock[] clocks,
    IIncident[] incidents,
    Random chance,
    HttpClient http,
    SandboxServer slack,
    DecisionDelays delays,
    CampaignOptions options
)
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProgressWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan[] Jumps =
    [
        TimeSpan.FromHours(-1),
        TimeSpan.FromMinutes(10),
        TimeSpan.Zero,
        TimeSpan.FromMinutes(-10),
        TimeSpan.FromSeconds(30),
    ];

    /// <summary>
    /// What people get done, each counted: before a kill the next of them in turn is waited for, so that hosts die while it is worked. Null
    /// for a kill that waits for nobody.
    /// </summary>
    public IReadOnlyList<Func<int>?> Progress { get; init; } = [];

    /// <summary>What did not go as it should, in words.</summary>
    public List<string> Wrong { get; } = [];

    /// <param name="accepted">How many events were accepted so far.</param>
    /// <param name="say">Takes the number of each kill.</param>
    public async Task Run(Func<int> accepted, Action<int> say)
    {
        for (var n = 1; n <= options.Kills; n++)
        {
            // A host that took nothing yet has nothing to lose.
            await CountGrowth.Of(accepted, ReadyWithin);
            if (Progress.Count > 0 && Progress[n % Progress.Count] is { } done)
            {
                await CountGrowth.Of(done, ProgressWithin, enough: 2);
            }

            await Task.Delay(chance.Next(10, options.LongestLife));
            MoveClock();
            using (delays.Down())
            {
                await Kill(n);
            }

            say(n);
        }
    }

    private async Task Kill(int n)
    {
        var victim = hosts[chance.Next(hosts.Length)];
        if (hosts.Length > 1 && n % 3 == 0)
        {
            // Longer than any lease: the others take over its work, and it wakes up believing that it still holds it.
            await victim.Pause();
            await Task.Delay(TimeSpan.FromSeconds(45));
            await victim.Wake();
        }

        foreach (var incident in incidents)
        {
            Wrong.AddRange(await incident.BeforeKill(n));
        }

        victim.Kill();
        foreach (var incident in incidents)
        {
            await incident.BeforeStart(n);
        }

        if (hosts.Length > 1)
        {
            slack.BotUrl = hosts.First(h => h != victim).Url;
        }

        await victim.Start(http, ReadyWithin);
    }

    private void MoveClock()
    {
        if (options.Clocks)
        {
            clocks[chance.Next(clocks.Length)].Set(Jumps[chance.Next(Jumps.Length)]);
        }
    }
}
