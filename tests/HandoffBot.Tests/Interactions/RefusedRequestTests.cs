using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HandoffBot.Operations;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions;

/// <summary>Refusals that operators see: in the log, in metrics, in ready, in the database and on the command line.</summary>
public sealed class RefusedRequestTests
{
    private const string Command = "command=%2Fhandoff&user_id=U0REP1&text=help";
    private const string Other = "Sesame-another-secret";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Both => TestDatabase.Both;

    [Fact]
    public async Task A_wrong_signing_secret_is_told_by_log_metric_and_ready_which_stays_ready()
    {
        await using var app = await TestApp.Start();
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        await Ready(app, says => says.StartsWith("Slack takes what the bot posts.", StringComparison.Ordinal));
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await slack.Post("/slack/commands", Command, secret: Other)).StatusCode);
        }

        var first = await app.Log.Until(
            "Requests signed with another secret were refused, 1 since the last such line, the last to /slack/commands from "
                + "127.0.0.1. Compare Slack:SigningSecret"
        );
        Assert.Single(app.Log.With("signed with another secret were refused"));
        Assert.Contains("handoffbot_slack_refused_total{cause=\"other_secret\"} 5\n", await Metrics(app), StringComparison.Ordinal);
        await Ready(app, says =>
            says.Contains("5 signed with another secret, and none was accepted", StringComparison.Ordinal)
            && says.Contains("Slack:SigningSecret", StringComparison.Ordinal)
        );

        app.Slack.Clock.Advance(Minute);
        await app.Log.Until("signed with another secret were refused, 4 since", () => app.Slack.Clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal(HttpStatusCode.OK, (await slack.Post("/slack/commands", Command)).StatusCode);
        await Ready(app, says => says.Contains("and 1 signed with ours", StringComparison.Ordinal));
        app.Slack.Clock.Advance(11 * Minute);
        await Ready(app, says => says == "Slack takes what the bot posts.");
        Assert.DoesNotContain(app.Log.Lines, line => line.Text.Contains("Sesame", StringComparison.Ordinal));
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Warning, first.Level);
    }

    [Fact]
    public async Task Noise_a_wrong_clock_and_another_secret_are_told_apart()
    {
        await using var app = await TestApp.Start();
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        await slack.Post("/slack/events", "{}", signed: false);
        await slack.Post("/slack/events", "{}", age: TimeSpan.FromMinutes(7));
        await slack.Post("/slack/events", "{}", secret: Other);
        await slack.Post("/slack/events", "{");

        var metrics = await Metrics(app);
        foreach (var cause in new[] { "unsigned", "wrong_time", "other_secret", "unreadable" })
        {
            Assert.Contains($"handoffbot_slack_refused_total{{cause=\"{cause}\"}} 1\n", metrics, StringComparison.Ordinal);
        }

        await app.Log.Until("Set this machine's clock (NTP)");
        await app.Log.Until("do not look like Slack's were refused, 1 since");
        await Ready(app, says =>
            says.Contains("1 without a signature of Slack's: not from Slack", StringComparison.Ordinal)
            && says.Contains("timestamp more than five minutes off", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Several_signing_secrets_are_accepted_while_the_secret_is_changed()
    {
        await using var app = await TestApp.Start(
            settings: [new("Slack:SigningSecrets:0", "the-older-secret"), new("Slack:SigningSecrets:1", "the-newer-secret")]
        );
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);

        foreach (var secret in new[] { SlackCaller.Secret, "the-older-secret", "the-newer-secret" })
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await slack.Post("/slack/commands", $"{Command}&trigger_id={secret}", secret: secret)).StatusCode
            );
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await slack.Post("/slack/commands", Command, secret: Other)).StatusCode);
    }

    [Fact]
    public async Task In_socket_mode_the_addresses_are_closed_and_say_so()
    {
        await using var app = await TestApp.Start(settings: [new("Slack:Mode", "Socket")]);
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);

        var answer = await slack.Post("/slack/commands", Command);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Socket Mode", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.Log.Until("were refused while Slack:Mode is Socket, 1 since");
        await Ready(app, says => says.Contains("1 over HTTP, while Slack:Mode is Socket", StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Refused_requests_are_kept_thirty_days_with_who_where_and_why_and_listed(string kind)
    {
        await using var app = await TestApp.Start(kind);
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        await slack.Post("/slack/commands", "text=Body-Sesame", secret: Other);
        await slack.Post("/slack/commands", "text=Body-Sesame", secret: Other);
        await Send(app, "{}", "Sesame-no-key-of-ours");
        await Send(app, "{\"id\":\"Body-Sesame\"}", null);
        await Send(app, "Body-Sesame", null, "text/plain");
        using (var other = new HttpClient())
        {
            await other.GetAsync(new Uri(app.BotUrl, "/v1/decisions/Body-Sesame"));
        }

        // Written at the stop, at the latest.
        await app.Restart();
        await Send(app, "{}", "Sesame-no-key-of-ours");
        await app.Restart();

        var rows = await Rows(app);
        Assert.Equal(
            [
                "/slack/commands 127.0.0.1  other_secret 2",
                "/v1/decisions 127.0.0.1  unauthorized 1",
                "/v1/score-events 127.0.0.1  unauthorized 2",
                "/v1/score-events 127.0.0.1 tests invalid 1",
                "/v1/score-events 127.0.0.1 tests not_json 1",
            ],
            rows.GroupBy(r => $"{r.Endpoint} {r.Address} {r.Sender} {r.Cause}")
                .Select(g => $"{g.Key} {g.Sum(r => r.Count)}")
                .Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(
            "Sesame",
            JsonSerializer.Serialize(
                rows.Select(r => new
                {
                    r.Endpoint,
                    r.Address,
                    r.Sender,
                    r.Cause,
                    r.Reason,
                })
            ),
            StringComparison.Ordinal
        );

        var (exit, said) = await HostRun.ToTheEnd(
            ["refused", "--since", "1d"],
            ("ConnectionStrings__HandoffBot", app.Database.ConnectionString)
        );
        Assert.True(exit == 0, said);
        Assert.Matches(@"2 +/slack/commands +127\.0\.0\.1 +- +It was signed with another secret\.", said);
        Assert.Matches(@"1 +/v1/score-events +127\.0\.0\.1 +tests +What it holds is not valid\.", said);
        Assert.Contains("7 requests refused in the last 1d", said, StringComparison.Ordinal);

        var retention = app.Bot.Services.GetRequiredService<RetentionLoop>();
        app.Slack.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, (await retention.RunDue(default)).Refusals);
        app.Slack.Clock.Advance(TimeSpan.FromDays(2));
        await retention.RunDue(default);
        Assert.Empty(await Rows(app));
    }

    [Fact]
    public async Task The_list_without_a_database_or_with_a_wrong_span_says_what_to_do()
    {
        var (exit, said) = await HostRun.ToTheEnd(["refused"]);
        Assert.Equal(1, exit);
        Assert.Contains("There is no database yet", said, StringComparison.Ordinal);

        (exit, said) = await HostRun.ToTheEnd(["refused", "--since", "yesterday"]);
        Assert.Equal(2, exit);
        Assert.Contains("30s, 15m, 4h or 3d", said, StringComparison.Ordinal);
    }

    private static async Task Send(TestApp app, string body, string? key, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.BotUrl, "/v1/score-events"))
        {
            Content = new StringContent(body, Encoding.UTF8),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var answer = await app.Sender.SendAsync(request);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    private static Task<List<RefusalRow>> Rows(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Refusals.ToListAsync(cancel), default);

    private static Task<string> Metrics(TestApp app) => app.Sender.GetStringAsync(new Uri(app.BotUrl, "/metrics"));

    /// <summary>The host is ready and its line about Slack becomes so.</summary>
    private static async Task Ready(TestApp app, Func<string, bool> expected)
    {
        using var limit = new CancellationTokenSource(Wait.Limit);
        while (true)
        {
            using var answer = await app.Sender.GetAsync(new Uri(app.BotUrl, "/health/ready"), CancellationToken.None);
            var json = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            var slack = JsonSerializer
                .Deserialize<JsonElement>(json)
                .GetProperty("checks")
                .EnumerateArray()
                .Single(c => c.GetProperty("name").GetString() == "slack");
            if (answer.StatusCode == HttpStatusCode.OK && expected(slack.GetProperty("says").GetString()!))
            {
                return;
            }

            Assert.False(limit.IsCancellationRequested, json);
            await Task.Delay(100, CancellationToken.None);
        }
    }
}
