using HandoffBot.Sandbox.Faults;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.Operations.Logging;

/// <summary>An outage is one line when it begins, one a minute while it lasts, and one when it ends.</summary>
public sealed class OutageLogTests
{
    private const string DatabaseBegins = "The database does not take what is written";
    private const string DatabaseLasts = "The database has been away for";
    private const string DatabaseEnds = "The database is back after";

    // 48 KB on PostgreSQL and 11 KB on SQLite before there was one log for all loops.
    private const int MostBytes = 1_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [SkippableFact]
    public async Task A_postgres_that_is_away_is_told_in_three_lines()
    {
        await using var server = await PostgresServer.Own();
        await using var world = await TestWorkspace.Start(await TestDatabase.On(server));
        await world.Decide(new SampleEvent("before"));
        world.Log.Clear();
        await server.Toggle();

        await Asked(world, 20);
        await world.Log.Until(DatabaseBegins, () => world.Slack.Clock.Advance(Second));
        Assert.InRange(world.Log.Lines.Sum(line => line.Length), 1, MostBytes);

        world.Slack.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Log.Until(DatabaseLasts, () => world.Slack.Clock.Advance(Second));
        await server.Toggle();
        await Over(world);
    }

    [Fact]
    public async Task A_locked_database_file_is_told_in_three_lines()
    {
        await using var world = await TestWorkspace.Start();
        await world.Decide(new SampleEvent("before"));
        world.Log.Clear();
        await using (var other = new SqliteConnection(world.Database.ConnectionString + ";Pooling=false"))
        {
            await other.OpenAsync();
            await using var held = await other.BeginTransactionAsync();

            await Asked(world, 1);
            await world.Log.Until(DatabaseBegins);
            Assert.InRange(world.Log.Lines.Sum(line => line.Length), 1, MostBytes);

            world.Slack.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Log.Until(DatabaseLasts);
        }

        await Over(world);
    }

    [Fact]
    public async Task A_slack_that_is_away_is_told_in_three_lines()
    {
        await using var world = await TestWorkspace.Start();
        await world.Decide(new SampleEvent("before"));
        await world.Shown();
        world.Log.Clear();
        var down = world.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError));
        for (var i = 0; i < 8; i++)
        {
            await world.Decide(new SampleEvent($"e{i}") { Account = $"account{i}" });
        }

        await world.Log.Until("Slack takes nothing from the bot: it does not answer", () => world.AdvanceWhenIdle(Second));
        await world.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        await world.Log.Until("Slack has taken nothing for", () => world.AdvanceWhenIdle(Second));
        world.Slack.Faults.Remove(down.Id);
        await world.Log.Until("Slack is back after", () => world.AdvanceWhenIdle(Second));

        Assert.Single(world.Log.With("Slack takes nothing"));
        Assert.Single(world.Log.With("Slack is back after"));
        Assert.DoesNotContain(world.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_told_once_and_so_is_its_return()
    {
        await using var world = await TestWorkspace.Start();
        await world.Decide(new SampleEvent("before"));
        await world.Shown();
        world.Log.Clear();
        var revoked = world.Slack.Faults.Add(new InjectedFault(FaultKind.Revoked));
        await world.Decide(new SampleEvent("during") { Account = "globex" });

        await world.Log.Until("Slack takes nothing from the bot: ");
        world.Slack.Faults.Remove(revoked.Id);
        await world.Log.Until("Slack is back after", () => world.AdvanceWhenIdle(Second));

        Assert.Single(world.Log.With("Slack takes nothing"));
        Assert.Single(world.Log.With("Slack is back after"));
    }

    /// <summary>What senders and probes ask meanwhile: it must cost no line.</summary>
    private static async Task Asked(TestWorkspace world, int times)
    {
        for (var n = 0; n < times; n++)
        {
            world.Slack.Clock.Advance(Second);
            using var ready = await world.Sender.GetAsync(new Uri(world.BotUrl, "/health/ready"));
            using var sent = await world.Send(new SampleEvent($"during{n}").Json(world.Slack.Clock.GetUtcNow()));
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, sent.StatusCode);
        }
    }

    private static async Task Over(TestWorkspace world)
    {
        await world.Log.Until(DatabaseEnds, () => world.Slack.Clock.Advance(Second));
        Assert.Single(world.Log.With(DatabaseBegins));
        Assert.Single(world.Log.With(DatabaseEnds));
        Assert.DoesNotContain(world.Log.Lines, line => line.Level >= LogLevel.Error);
    }
}
