using HandoffBot.Bench.Campaign;
using HandoffBot.Testing.Databases;
using Xunit.Abstractions;

namespace HandoffBot.Campaign.Tests.Crashes;

/// <summary>The short form of the campaign with every move of people and first-touch clocks.</summary>
public sealed class MoveTests(ITestOutputHelper output)
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Moves_and_first_touch_clocks_happen_once_and_each_is_told_of(string kind)
    {
        await using var database = await TestDatabase.NewUnprepared(kind);

        await CampaignRun.Sound(
            new CampaignOptions(database.ConnectionString, Kills: 2, Instances: 1, Accounts: 6, Seed: 24) { Channels = 4, Moves = true },
            output
        );
    }
}
