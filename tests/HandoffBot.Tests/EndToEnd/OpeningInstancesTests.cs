using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Releases at opening, by several instances at once.</summary>
public sealed class OpeningInstancesTests
{
    private const string Channel = "C0EMEA";

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Each_lead_is_released_once_by_several_instances_that_come_and_go(string database)
    {
        const int leads = 24;
        var coverage = ClosedCoverage.Now();
        await using var app = await TestApp.Start(database, agreement: coverage.Agreement("released_a_minute: 60"));
        for (var lead = 0; lead < leads; lead++)
        {
            await ClosedCoverage.Send(app, $"lead{lead}", 75);
        }

        var other = database == TestDatabase.Sqlite ? null : await app.StartInstance();
        await coverage.Opens(app);
        await Wait.Until(async _ => await ClosedCoverage.Waiting(app) <= leads - 6);
        await app.Restart();
        await Wait.Until(async _ => await ClosedCoverage.Waiting(app) == 0);
        await Wait.Until(app.IsIdle);
        await app.Shown();

        var (alerts, again) = await app.Database.Database.Read(
            async (db, cancel) =>
                (
                    await db.Alerts.Select(row => row.AccountKey).ToListAsync(cancel),
                    await db.Decisions.Where(row => row.ScoreEventId != null).ToListAsync(cancel)
                ),
            default
        );
        Assert.Equal((leads, leads), (alerts.Count, alerts.Distinct().Count()));
        Assert.Equal((leads, leads), (again.Count, again.Select(row => row.ScoreEventId).Distinct().Count()));
        Assert.All(again, row => Assert.Equal(DecisionOutcome.Alerted, row.Outcome));
        // One after the other, whichever instance did it.
        var moments = again.Select(row => row.DecidedAt).Order().ToList();
        Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Duration.FromSeconds(1)));
        Assert.Equal(leads, app.Slack.Workspace.Channel(Channel).Messages.Count);
        if (other is not null)
        {
            await other.StopAsync();
            await other.DisposeAsync();
        }
    }
}
