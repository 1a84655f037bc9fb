using HandoffBot.Bench.Campaign;
using HandoffBot.Testing.Databases;
using Xunit.Abstractions;

namespace HandoffBot.Campaign.Tests.Crashes;

/// <summary>
/// The short form of the campaign with every move of people and first-touch clocks: a class for each database, for classes run
/// beside each other, and these two are the longest tests there are.
/// </summary>
public abstract class MoveTests(string kind, ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Moves_and_first_touch_clocks_happen_once_and_each_is_told_of()
    {
        await using var database = await TestDatabase.NewUnprepared(kind);

        await CampaignRun.Sound(
            new CampaignOptions(database.ConnectionString, Kills: 2, Instances: 1, Accounts: 6, Seed: 24) { Channels = 4, Moves = true },
            output
        );
    }
}

/// <inheritdoc />
public sealed class MoveOnSqliteTests(ITestOutputHelper output) : MoveTests(TestDatabase.Sqlite, output);

/// <inheritdoc />
public sealed class MoveOnPostgresTests(ITestOutputHelper output) : MoveTests(TestDatabase.Postgres, output);
