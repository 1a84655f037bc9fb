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
        await using var app = await TestApp.Start(await TestDatabase.On(server));
        await app.Decide(new SampleEvent("before"));
        app.Log.Clear();
        await server.Toggle();

        await Asked(app, 20);
        await app.Log.Until(DatabaseBegins, () => app.Slack.Clock.Advance(Second));
        Assert.InRange(app.Log.Lines.Sum(line => line.Length), 1, MostBytes);

        app.Slack.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Log.Until(DatabaseLasts, () => app.Slack.Clock.Advance(Second));
        await server.Toggle();
        await Over(app);
    }

    [Fact]
    public async Task A_locked_database_file_is_told_in_three_lines()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("before"));
        app.Log.Clear();
        await using (var other = new SqliteConnection(app.Database.ConnectionString + ";Pooling=false"))
        {
            await other.OpenAsync();
            await using var held = await other.BeginTransactionAsync();

            await Asked(app, 1);
            await app.Log.Until(DatabaseBegins);
            Assert.InRange(app.Log.Lines.Sum(line => line.Length), 1, MostBytes);

            app.Slack.Clock.Advance(TimeSpan.FromMinutes(1));
            await app.Log.Until(DatabaseLasts);
        }

        await Over(app);
    }

    [Fact]
    public async Task A_slack_that_is_away_is_told_in_three_lines()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("before"));
        await app.Shown();
        app.Log.Clear();
        var posted = app.Slack.Calls.Count("chat.postMessage");
        var down = app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError));
        for (var i = 0; i < 8; i++)
        {
            await app.Decide(new SampleEvent($"e{i}") { Account = $"account{i}" });
        }

        await app.Log.Until("Slack takes nothing from the bot: it does not answer", () => app.AdvanceWhenIdle(Second));
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        await app.Log.Until("Slack has taken nothing for", () => app.AdvanceWhenIdle(Second));
        // Cards alone: before anything was posted nothing is edited or looked up.
        var failed = app.Slack.Calls.Count("chat.postMessage") - posted;
        app.Slack.Faults.Remove(down.Id);
        var back = await app.Log.Until("Slack is back after", () => app.AdvanceWhenIdle(Second));
        Assert.EndsWith($" and {failed} failed tries; posting goes on", back.Text, StringComparison.Ordinal);

        Assert.Single(app.Log.With("Slack takes nothing"));
        Assert.Single(app.Log.With("Slack is back after"));
        Assert.DoesNotContain(app.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_told_once_and_so_is_its_return()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("before"));
        await app.Shown();
        app.Log.Clear();
        var revoked = app.Slack.Faults.Add(new InjectedFault(FaultKind.Revoked));
        await app.Decide(new SampleEvent("during") { Account = "globex" });

        await app.Log.Until("Slack takes nothing from the bot: ");
        app.Slack.Faults.Remove(revoked.Id);
        await app.Log.Until("Slack is back after", () => app.AdvanceWhenIdle(Second));

        Assert.Single(app.Log.With("Slack takes nothing"));
        Assert.Single(app.Log.With("Slack is back after"));
    }

    [Fact]
    public async Task A_token_that_is_refused_at_the_start_is_told_before_anything_is_sent()
    {
        await using var app = await TestApp.Start();
        await app.StopBot();
        app.Log.Clear();
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Revoked));

        await app.StartBot();

        await app.Log.Until("Slack takes nothing from the bot: token_revoked", () => app.AdvanceWhenIdle(Second));
        Assert.Equal(0, app.Slack.Calls.Count("chat.postMessage"));
    }

    /// <summary>What senders and probes ask meanwhile: it must cost no line.</summary>
    private static async Task Asked(TestApp app, int times)
    {
        for (var n = 0; n < times; n++)
        {
            app.Slack.Clock.Advance(Second);
            using var ready = await app.Sender.GetAsync(new Uri(app.BotUrl, "/health/ready"));
            using var sent = await app.Send(new SampleEvent($"during{n}").Json(app.Slack.Clock.GetUtcNow()));
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, sent.StatusCode);
        }
    }

    private static async Task Over(TestApp app)
    {
        await app.Log.Until(DatabaseEnds, () => app.Slack.Clock.Advance(Second));
        Assert.Single(app.Log.With(DatabaseBegins));
        Assert.Single(app.Log.With(DatabaseEnds));
        Assert.DoesNotContain(app.Log.Lines, line => line.Level >= LogLevel.Error);
    }
}
