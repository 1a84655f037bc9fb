using HandoffBot.Bench.Fuzz;
using HandoffBot.Bench.Fuzz.SlackSide;
using HandoffBot.Testing.Databases;

namespace HandoffBot.Campaign.Tests.HostileInput;

/// <summary>
/// Short pieces of the long runs: <c>dotnet run -c Release --project tests/HandoffBot.Bench -- fuzz</c> and <c>fuzz-slack</c>.
/// </summary>
public sealed class FuzzTests
{
    [SkippableTheory]
    [InlineData(TestDatabase.Sqlite, 3000)]
    [InlineData(TestDatabase.Postgres, 1500)]
    public async Task Hostile_requests_to_every_endpoint_are_answered_in_plain_words_and_the_host_works_on(string kind, int requests)
    {
        await using var database = await TestDatabase.NewUnprepared(kind);

        var result = await FuzzRun.Run(requests, seed: 2, database.ConnectionString, _ => { });

        Assert.True(result.Sound, string.Join(Environment.NewLine, result.Counts.Told));
        Assert.True(
            result.Counts.Of("POST /v1/score-events, signed", status => status == 202) > 0,
            "No signed event was good, so nothing was tried."
        );
        Assert.True(result.Counts.Of("POST /slack/interactions", status => status == 200) > 0, "No click was good, so nothing was tried.");
    }

    [Fact]
    public async Task A_slack_that_answers_wrongly_and_sends_hostile_frames_loses_nothing_and_doubles_nothing()
    {
        const int Things = 150;
        await using var database = await TestDatabase.NewUnprepared(TestDatabase.Sqlite);

        var result = await SlackSideRun.Run(Things, seed: 3, database.ConnectionString, _ => { });

        Assert.True(result.Wrong.Count == 0, string.Join(Environment.NewLine, result.Wrong));
        Assert.True(result.Used.Values.Sum() >= Things, "It took too long to be as hostile as wanted.");
    }
}
