using System.Net;
using System.Text;
using System.Text.Json;
using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.Load;
using HandoffBot.Sandbox;
using HandoffBot.Store;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>
/// A database that is locked, full or gone for a while: senders and operators hear of it, and nothing accepted is lost or doubled.
/// </summary>
public sealed class DatabaseOutageTests : IDisposable
{
    private const int Accounts = 8;
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-trouble-").FullName;

    [Fact]
    public async Task A_database_that_another_process_holds_is_used_again_when_it_lets_go()
    {
        await using var app = await TestApp.Start();
        await using (var other = new SqliteConnection(app.Database.ConnectionString + ";Pooling=false"))
        {
            await other.OpenAsync();
            await using var held = await other.BeginTransactionAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Send(app, 0));
            await Ready(app.Sender, app.BotUrl, HttpStatusCode.ServiceUnavailable, "The database");
        }

        await SendUntilTaken(app, 0);
        await Ready(app.Sender, app.BotUrl, HttpStatusCode.OK, "");
        await OneMessageEach(app, 1);
    }

    [SkippableFact]
    public async Task A_postgres_that_crashes_and_returns_has_everything_that_was_accepted_posted_once()
    {
        await using var server = await PostgresServer.Own();
        await using var app = await TestApp.Start(await TestDatabase.On(server), new SandboxOptions { RateLimits = false });
        for (var n = 0; n < Accounts; n++)
        {
            Assert.Equal(HttpStatusCode.Accepted, await Send(app, n));
        }

        await server.Toggle();

        await Ready(app.Sender, app.BotUrl, HttpStatusCode.ServiceUnavailable, "The database");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Send(app, Accounts));
        await server.Toggle();

        await SendUntilTaken(app, Accounts);
        await Ready(app.Sender, app.BotUrl, HttpStatusCode.OK, "");
        await OneMessageEach(app, Accounts + 1);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_and_the_work_goes_on_when_there_is_room()
    {
        await using var slack = await SandboxServer.Start(new SandboxOptions { RateLimits = false });
        slack.Workspace.AddChannel(CampaignAgreement.Channel(0), "t0");
        var agreement = Path.Combine(_folder, "agreement.yaml");
        var database = $"Data Source={Path.Combine(_folder, "full.db")}";
        await File.WriteAllTextAsync(agreement, CampaignAgreement.Text(1));
        using var host = new HostProcess(HostSettings.For(database, agreement, slack), longestFile: 2048);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", EventSender.Key);
        await host.Start(http, Wait.Limit);

        var accepted = 0;
        while (await Post(http, host.Url, Large(slack, accepted)) is HttpStatusCode.Accepted)
        {
            Assert.True(++accepted < 1000, "The disk never filled.");
        }

        await Ready(http, host.Url, HttpStatusCode.ServiceUnavailable, "The database");

        await host.MakeRoom();
        await Ready(http, host.Url, HttpStatusCode.OK, "");
        Assert.Equal(HttpStatusCode.Accepted, await Post(http, host.Url, Large(slack, accepted)));
        await slack.Workspace.Until(w => w.Posted >= accepted + 1, Wait.Limit);

        host.Kill();
        var books = StoreModule.Open(database);
        var decided = await books.Read((db, cancel) => db.Decisions.Select(row => row.EventId).ToListAsync(cancel), default);
        await TestDatabase.Close(books);
        Assert.Equal(
            Enumerable.Range(0, accepted + 1).Select(n => $"e{n}"),
            decided.OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal)
        );
        Assert.Equal(accepted + 1, slack.Workspace.Channel(CampaignAgreement.Channel(0)).Messages.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Large(SandboxServer slack, int n)
    {
        var body = Encoding.UTF8.GetString(LoadEvents.Body($"e{n}", n, slack.Clock.GetUtcNow(), channels: 1));
        return Encoding.UTF8.GetBytes(body.Insert(1, $"\"kept\":\"{new string('x', 50_000)}\","));
    }

    private static async Task<HttpStatusCode> Post(HttpClient http, Uri host, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await http.PostAsync(new Uri(host, "/v1/score-events"), content);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Send(TestApp app, int n)
    {
        using var answer = await app.Send(
            new SampleEvent($"e{n}") { Account = $"account{n}", Name = $"Account {n}" }.Json(app.Slack.Clock.GetUtcNow())
        );
        return answer.StatusCode;
    }

    private static Task SendUntilTaken(TestApp app, int n) => Wait.Until(async () => await Send(app, n) == HttpStatusCode.Accepted);

    private static async Task OneMessageEach(TestApp app, int accounts)
    {
        for (var n = 0; n < accounts; n++)
        {
            await app.Decision($"e{n}");
        }

        var channel = app.Slack.Workspace.Channel("C0EMEA");
        await app.Slack.Workspace.Until(w => w.Channel("C0EMEA").Messages.Count >= accounts, Wait.Limit);
        Assert.Equal(
            Enumerable.Range(0, accounts),
            channel
                .Messages.Select(m => Enumerable.Range(0, accounts).Last(n => m.AllText.Contains($"Account {n}", StringComparison.Ordinal)))
                .Order()
        );
    }

    private static async Task Ready(HttpClient http, Uri host, HttpStatusCode expected, string says)
    {
        using var limit = new CancellationTokenSource(Wait.Limit);
        for (var last = ""; ;)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(host, "/health/ready"), limit.Token);
                last = await answer.Content.ReadAsStringAsync(limit.Token);
                var wrong = JsonSerializer
                    .Deserialize<JsonElement>(last)
                    .GetProperty("checks")
                    .EnumerateArray()
                    .Where(c => !c.GetProperty("ok").GetBoolean());
                if (
                    answer.StatusCode == expected
                    && (says.Length == 0 || wrong.Any(c => c.GetProperty("says").GetString()!.StartsWith(says, StringComparison.Ordinal)))
                )
                {
                    return;
                }

                await Task.Delay(100, limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Never {expected}: {last}");
            }
        }
    }
}
