using HandoffBot.Bench.Campaign;
using HandoffBot.Testing.Databases;
using Xunit.Abstractions;

namespace HandoffBot.Campaign.Tests.Crashes;

/// <summary>The short form of the campaign that <c>docs/operations.md</c> tells how to run at length.</summary>
public sealed class CrashCampaignTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_host_killed_again_and_again_under_load_loses_and_doubles_nothing()
    {
        await using var database = await TestDatabase.NewUnprepared();

        await CampaignRun.Sound(
            new CampaignOptions(database.ConnectionString, Kills: 4, Instances: 1, Accounts: 40, Seed: 11) { Hostile = true },
            output
        );
    }

    [SkippableFact]
    public async Task Three_hosts_on_one_database_one_killed_and_one_paused_past_its_lease_lose_and_double_nothing()
    {
        await using var database = await TestDatabase.NewUnprepared(TestDatabase.Postgres);

        await CampaignRun.Sound(
            new CampaignOptions(database.ConnectionString, Kills: 3, Instances: 3, Accounts: 40, Seed: 12),
            output
        );
    }
}
