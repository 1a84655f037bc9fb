using System.Net;
using System.Text;
using System.Text.Json;
using HandoffBot.Hosting;
using HandoffBot.Store.Clocks;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.AspNetCore.Builder;
using NodaTime;

namespace HandoffBot.Tests.Operations;

/// <summary>A host on a machine whose clock is wrong.</summary>
public sealed class ClockSkewTests
{
    [SkippableFact]
    public async Task A_wrong_clock_is_told_in_words_in_the_metrics_and_once_in_the_log()
    {
        await using var app = await TestApp.Start(TestDatabase.Postgres);
        var machine = new ShiftedClock(app.Slack.Clock, TimeSpan.FromMinutes(10.5));
        await using var host = await app.StartInstance(machine);

        var clock = await Clock(app, host);
        Assert.False(clock.GetProperty("ok").GetBoolean());
        Assert.StartsWith(
            "This machine's clock is 10 minutes ahead of the database server's.",
            clock.GetProperty("says").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains("handoffbot_clock_skew_seconds", await Text(app, host, "/metrics"), StringComparison.Ordinal);
        await Wait.Until(() => Lines(app) == 1);

        // Every reading finds it, none but the first says so.
        machine.Ahead = TimeSpan.FromMinutes(-10.5);
        app.Slack.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("10 minutes behind", (await Clock(app, host)).GetProperty("says").GetString(), StringComparison.Ordinal);
        machine.Ahead = TimeSpan.Zero;
        Assert.True((await Clock(app, host)).GetProperty("ok").GetBoolean());
        Assert.Equal(1, Lines(app));
        await host.StopAsync();
    }

    [SkippableFact]
    public async Task On_postgres_a_host_an_hour_behind_takes_events_of_this_moment()
    {
        await using var app = await TestApp.Start(TestDatabase.Postgres);
        await using var host = await app.StartInstance(new ShiftedClock(app.Slack.Clock, TimeSpan.FromHours(-1)));

        using var answer = await Send(app, host);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await host.StopAsync();
    }

    [Fact]
    public async Task On_sqlite_a_host_an_hour_behind_names_what_its_clock_says()
    {
        await using var app = await TestApp.Start();
        await app.StopBot();
        await using var host = await app.StartInstance(new ShiftedClock(app.Slack.Clock, TimeSpan.FromHours(-1)));

        using var answer = await Send(app, host);

        var hour = (app.Slack.Clock.Now() - Duration.FromHours(1)).ToString()[..13];
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"the host's clock, which says {hour}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await host.StopAsync();
        await app.StartBot();
    }

    [SkippableFact]
    public async Task The_servers_clock_is_read_from_the_server()
    {
        await using var database = await TestDatabase.New(TestDatabase.Postgres);

        var said = await database.Database.Read(ServerClock.Postgres.Read, default);

        Assert.InRange((said - TimeProvider.System.Now()).TotalMinutes, -5, 5);
    }

    private static Task<HttpResponseMessage> Send(TestApp app, WebApplication host) =>
        app.Sender.PostAsync(
            new Uri(new Uri(host.Urls.First()), "/v1/score-events"),
            new StringContent(new SampleEvent("evt-1").Json(app.Slack.Clock.GetUtcNow()).ToJsonString(), Encoding.UTF8, "application/json")
        );

    private static async Task<JsonElement> Clock(TestApp app, WebApplication host)
    {
        var ready = JsonSerializer.Deserialize<JsonElement>(await Text(app, host, "/health/ready"));
        return ready.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "clock");
    }

    private static Task<string> Text(TestApp app, WebApplication host, string path) =>
        app.Sender.GetStringAsync(new Uri(new Uri(host.Urls.First()), path));

    private static int Lines(TestApp app) => app.Log.With("This machine's clock is").Count;
}
