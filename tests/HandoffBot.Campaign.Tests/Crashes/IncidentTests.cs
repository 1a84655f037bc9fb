using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.Campaign.Disturbances;
using HandoffBot.Testing.Databases;
using Xunit.Abstractions;

namespace HandoffBot.Campaign.Tests.Crashes;

/// <summary>Short forms of the campaigns in which the database has no room or fails over, beside the kills.</summary>
public sealed class IncidentTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task A_disk_without_room_is_told_to_senders_and_loses_nothing()
    {
        await using var disk = await SmallDisk.Mount(mebibytes: 32);
        Skip.If(disk is null, "Only root may mount a disk of its own");

        await Run(
            new CampaignOptions($"Data Source={Path.Combine(disk.Folder, "full.db")}", Kills: 2, Instances: 1, Accounts: 30, Seed: 22)
            {
                Disk = disk,
                Hostile = true,
            }
        );
    }

    [SkippableFact]
    public async Task A_fail_over_to_the_standby_loses_nothing_that_was_acknowledged()
    {
        await using var pair = await PostgresPair.Start();

        var counts = await Run(
            new CampaignOptions(await pair.NewDatabase(), Kills: 2, Instances: 2, Accounts: 8, Seed: 23)
            {
                Channels = 4,
                FailOver = pair.FailOver,
            }
        );

        Assert.Equal(0, counts["no longer followed"]);
    }

    private Task<IReadOnlyDictionary<string, int>> Run(CampaignOptions options) => CampaignRun.Sound(options, output);
}
