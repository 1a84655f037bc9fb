using HandoffBot.Bench.Campaign;
using HandoffBot.Testing.Databases;
using Xunit.Abstractions;

namespace HandoffBot.Campaign.Tests.Crashes;

/// <summary>The short form of the campaign in which a backup is put back, beside the kills.</summary>
public sealed class RestoreTests(ITestOutputHelper output)
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_backup_put_back_under_load_takes_back_only_what_it_cannot_know(string kind)
    {
        await using var database = await TestDatabase.NewUnprepared(kind);

        var counts = await CampaignRun.Sound(
            new CampaignOptions(database.ConnectionString, Kills: 3, Instances: 1, Accounts: 12, Seed: 21) { Channels = 4, Restore = true },
            output
        );

        Assert.True(counts["sent again"] > 0);
    }
}
