using HandoffBot.Bench.Fuzz;
using HandoffBot.Testing.Databases;

namespace HandoffBot.Campaign.Tests.HostileInput;

/// <summary>A short piece of the long run: <c>dotnet run -c Release --project tests/HandoffBot.Bench -- fuzz</c>.</summary>
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
}
