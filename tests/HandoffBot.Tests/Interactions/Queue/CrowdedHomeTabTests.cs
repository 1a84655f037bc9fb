using HandoffBot.Interactions.Home;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions.Queue;

/// <summary>The home tab of a manager whose team has more leads than Slack shows; the bench measures what it costs.</summary>
public sealed class CrowdedHomeTabTests
{
    private const int Alerts = 5_000;

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_manager_with_five_thousand_team_alerts_and_half_as_many_of_their_own_gets_one_page(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1") { Owner = "U0REP1" });
        await app.Shown();
        await Fill(app, "'team-' || i", "'U0REP' || (i % 40)", Alerts);
        await Fill(app, "'own-' || i", "'U0OPS'", Alerts / 2);

        var home = app.Bot.Services.GetRequiredService<HomeTabView>();
        var blocks = (await home.Draw("U0OPS", default)).Tab.Blocks.Count;

        Assert.InRange(blocks, 30, 100);
    }

    // Copies of the one there is.
    private static Task Fill(TestApp app, string id, string holder, int count)
    {
        var columns = MappedTables.Of<AlertRow>().Columns;
        var values = columns
            .Replace("\"id\"", id, StringComparison.Ordinal)
            .Replace("\"holder\"", holder, StringComparison.Ordinal);
        var sql = $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
            INSERT INTO alerts ({columns}) SELECT {values} FROM n, (SELECT * FROM alerts WHERE id NOT LIKE 'team-%' LIMIT 1) AS one
            """;
        return app.Database.Database.Write((db, cancel) => db.Database.ExecuteSqlRawAsync(sql, cancel), default);
    }
}
