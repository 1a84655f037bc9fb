using System.Net;
using System.Text.Json;
using HandoffBot.Hosting;
using HandoffBot.Operations.Health;
using HandoffBot.Operations.Metrics;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Time;
using HandoffBot.Store;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace HandoffBot.Tests.Operations;

public sealed class HealthTests
{
    [Fact]
    public async Task A_sound_host_is_live_and_ready_and_says_why()
    {
        await using var app = await TestApp.Start();

        Assert.Equal("live", (await Get(app, "/health/live", HttpStatusCode.OK)).GetProperty("status").GetString());
        await Until(app, HttpStatusCode.OK, path: "/health/slack");
        var ready = await Until(app, HttpStatusCode.OK);
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal(
            ["database", "slack", "backlog", "clock", "owners", "feedback"],
            ready.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("name").GetString())
        );
        Assert.All(ready.GetProperty("checks").EnumerateArray(), c => Assert.NotEmpty(c.GetProperty("says").GetString()!));
    }

    [Fact]
    public async Task A_workspace_that_refuses_the_bot_is_degraded_and_the_host_still_takes_events()
    {
        await using var app = await TestApp.Start();
        // Slack goes on refusing: otherwise the publisher finds out that all is well.
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Revoked));
        await app
            .Bot.Services.GetRequiredService<IDatabase>()
            .Write(
                (db, cancel) =>
                    RateLimitStore.Close(db, "workspace", "token_revoked", app.Slack.Clock.Now() + Duration.FromDays(1), cancel),
                default
            );

        await Until(app, HttpStatusCode.ServiceUnavailable, path: "/health/slack");

        var ready = await Get(app, "/health/ready", HttpStatusCode.OK);
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        var slack = ready.GetProperty("checks").EnumerateArray().Single(c => !c.GetProperty("ok").GetBoolean());
        Assert.Equal("slack", slack.GetProperty("name").GetString());
        Assert.Contains("token_revoked", slack.GetProperty("says").GetString(), StringComparison.Ordinal);
        await Get(app, "/health/live", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Events_that_nobody_decides_are_not_ready()
    {
        await using var database = await TestDatabase.New();
        var clock = new SandboxClock();
        await database.Database.Write(
            (db, _) =>
                Task.FromResult(
                    db.Inbox.Add(
                        new InboxRow
                        {
                            EventId = "e1",
                            Sender = "tests",
                            ReceivedAt = clock.Now(),
                            Body = "{}",
                        }
                    )
                ),
            default
        );
        var health = new BacklogHealth(new BacklogReader(database.Database, clock));

        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext())).Status);
        clock.Advance(TimeSpan.FromMinutes(2));
        var late = await health.CheckHealthAsync(new HealthCheckContext());

        Assert.Equal(HealthStatus.Unhealthy, late.Status);
        Assert.Equal("1 event waits for its decision, for 2 minutes now.", late.Description);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_not_ready()
    {
        var database = StoreModule.Open("Host=127.0.0.1;Port=1;Username=x;Password=Sesame;Timeout=1");
        try
        {
            var health = await new DatabaseHealth(database).CheckHealthAsync(new HealthCheckContext());

            Assert.Equal(HealthStatus.Unhealthy, health.Status);
            Assert.StartsWith("The database does not take what is written", health.Description, StringComparison.Ordinal);
            Assert.DoesNotContain("Sesame", health.Description, StringComparison.Ordinal);
        }
        finally
        {
            await TestDatabase.Close(database);
        }
    }

    [Fact]
    public async Task Metrics_are_open_metrics_and_the_api_describes_itself()
    {
        await using var app = await TestApp.Start();

        await app.Decide(new SampleEvent("counted"));

        using var metrics = await app.Sender.GetAsync(new Uri(app.BotUrl, "/metrics"));
        Assert.Equal("application/openmetrics-text", metrics.Content.Headers.ContentType?.MediaType);
        var text = await metrics.Content.ReadAsStringAsync();
        Assert.Contains("# TYPE handoffbot_inbox_undecided gauge\n", text, StringComparison.Ordinal);
        Assert.Contains("handoffbot_events_total{result=\"accepted\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("handoffbot_decisions_total{outcome=\"alerted\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("handoffbot_decision_delay_seconds_count 1\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
            Assert.Matches(@"^(# (TYPE|UNIT|HELP) [a-z_]+ .+|# EOF|[a-z_]+(\{.+\})? [^ ]+)$", line)
        );
        var api = await Get(app, "/openapi/v1.json", HttpStatusCode.OK);
        Assert.True(api.GetProperty("paths").GetProperty("/v1/score-events").TryGetProperty("post", out _));
        Assert.True(api.GetProperty("paths").GetProperty("/v1/decisions/{event_id}").TryGetProperty("get", out _));
    }

    [Fact]
    public async Task A_slack_that_does_not_answer_is_degraded_until_it_does()
    {
        await using var app = await TestApp.Start();
        await Until(app, HttpStatusCode.OK);
        var down = app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError));
        for (var i = 0; i < 8; i++)
        {
            await app.Decide(new SampleEvent($"e{i}") { Account = $"account{i}" });
        }

        await Until(app, HttpStatusCode.ServiceUnavailable, advance: TimeSpan.FromSeconds(2), path: "/health/slack");
        var ready = await Get(app, "/health/ready", HttpStatusCode.OK);
        var slack = ready.GetProperty("checks").EnumerateArray().Single(c => !c.GetProperty("ok").GetBoolean());
        Assert.StartsWith("Slack ", slack.GetProperty("says").GetString(), StringComparison.Ordinal);

        app.Slack.Faults.Remove(down.Id);
        await Until(app, HttpStatusCode.OK, advance: TimeSpan.FromSeconds(5), path: "/health/slack");
    }

    /// <summary>What the publisher finds out of Slack it finds out by and by.</summary>
    private static async Task<JsonElement> Until(
        TestApp app,
        HttpStatusCode expected,
        TimeSpan advance = default,
        string path = "/health/ready"
    )
    {
        var last = "";
        await Wait.Until(
            async cancel =>
            {
                using var answer = await app.Sender.GetAsync(new Uri(app.BotUrl, path), cancel);
                last = await answer.Content.ReadAsStringAsync(cancel);
                if (answer.StatusCode != expected && await app.IsIdle(cancel))
                {
                    app.Slack.Clock.Advance(advance);
                }

                return answer.StatusCode == expected;
            },
            () => $"Never {expected}: {last}"
        );
        return JsonSerializer.Deserialize<JsonElement>(last);
    }

    private static async Task<JsonElement> Get(TestApp app, string path, HttpStatusCode expected)
    {
        using var answer = await app.Sender.GetAsync(new Uri(app.BotUrl, path));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }
}
