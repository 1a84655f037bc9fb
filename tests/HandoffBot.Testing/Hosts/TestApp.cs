using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Hosting;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Clocks;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Testing.Hosts;

/// <summary>The whole product as its users meet it: HTTP in, a Slack workspace out, one clock that can be moved.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private const string Key = "an-api-key-for-tests-0123456789";
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-app-").FullName;

    private TestApp(TestDatabase database, SandboxServer slack, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        (Database, Slack) = (database, slack);
        Settings = new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Slack:BotToken"] = "xoxb-sandbox",
            ["Slack:SigningSecret"] = "sandbox-signing-secret",
            ["Slack:AppToken"] = "xapp-sandbox",
            ["Slack:ApiBaseUrl"] = slack.ApiUrl.ToString(),
            ["Intake:ApiKeys:0:Name"] = "tests",
            ["Intake:ApiKeys:0:Key"] = Key,
            ["Agreement:Path"] = Path.Combine(_folder, "agreement.yaml"),
            ["ConnectionStrings:HandoffBot"] = database.ConnectionString,
        };
        foreach (var (key, value) in settings)
        {
            Settings[key] = value;
        }

        Sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public SandboxServer Slack { get; }

    /// <summary>What it is configured with from the next start on.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>What the bot logs, at the levels it ships with.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>Registers services before the host's own, from the next start on.</summary>
    public Action<IServiceCollection>? Services { get; set; }

    public WebApplication Bot { get; private set; } = null!;

    public Uri BotUrl => new(Bot.Urls.First());

    /// <summary>An HTTP client that knows the API key.</summary>
    public HttpClient Sender { get; } = new();

    public TestDatabase Database { get; }

    /// <summary>Path of the agreement's file, or of the folder with several.</summary>
    public string AgreementFile => Settings["Agreement:Path"]!;

    /// <summary>Starts it all.</summary>
    public static async Task<TestApp> Start(
        string database = TestDatabase.Sqlite,
        SandboxOptions? slack = null,
        string? agreement = null,
        params KeyValuePair<string, string?>[] settings
    ) => await Start(await TestDatabase.New(database), slack, agreement, settings);

    /// <summary>Starts it all on a database of the test's, which is deleted with the app.</summary>
    public static async Task<TestApp> Start(
        TestDatabase database,
        SandboxOptions? slack = null,
        string? agreement = null,
        params KeyValuePair<string, string?>[] settings
    )
    {
        var app = new TestApp(database, await SandboxServer.Start(slack), settings);
        if (!Directory.Exists(app.AgreementFile))
        {
            await File.WriteAllTextAsync(app.AgreementFile, agreement ?? SampleAgreement.Text);
        }

        await app.StartBot();
        return app;
    }

    /// <summary>Starts the bot on the database as it is.</summary>
    public async Task StartBot()
    {
        Bot = await StartInstance();
        Slack.BotUrl = BotUrl;
    }

    /// <summary>Starts a host on the database as it is, beside any other; the caller stops it. Slack does not call it.</summary>
    /// <param name="machine">The clock of its machine, where that differs from the sandbox's and the database server's.</param>
    public async Task<WebApplication> StartInstance(TimeProvider? machine = null)
    {
        var host = HandoffHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings);
            if (machine is null)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Slack.Clock));
            }
            else
            {
                builder.Services.AddSingleton(new MachineClock(machine));
                builder.Services.AddSingleton(new ServerClock((_, _) => Task.FromResult(Slack.Clock.Now())));
            }

            Services?.Invoke(builder.Services);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Logging.AddProvider(Log);
        });
        await host.StartAsync();
        return host;
    }

    /// <summary>Writes another agreement; it is in force from the next start.</summary>
    public Task WriteAgreement(string text) => File.WriteAllTextAsync(Settings["Agreement:Path"]!, text);

    /// <summary>Stops the bot and starts it again.</summary>
    public async Task Restart()
    {
        await StopBot();
        await StartBot();
    }

    public async Task StopBot()
    {
        await Bot.StopAsync();
        await Bot.DisposeAsync();
    }

    /// <summary>Sends score events and returns the answer.</summary>
    public Task<HttpResponseMessage> Send(JsonNode body) =>
        Sender.PostAsync(new Uri(BotUrl, "/v1/score-events"), new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    /// <summary>Sends one event, expects it to be accepted, and returns its decision once there is one.</summary>
    public async Task<JsonElement> Decide(SampleEvent score)
    {
        using var answer = await Send(score.Json(Slack.Clock.GetUtcNow()));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await Decision(score.Id);
    }

    /// <summary>The decision on an event, once there is one.</summary>
    public async Task<JsonElement> Decision(string eventId)
    {
        JsonElement? decision = null;
        await Wait.Until(
            async cancel =>
            {
                using var answer = await Sender.GetAsync(new Uri(BotUrl, $"/v1/decisions/{Uri.EscapeDataString(eventId)}"), cancel);
                if (answer.IsSuccessStatusCode)
                {
                    using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel));
                    if (json.RootElement.TryGetProperty("outcome", out var outcome) && outcome.ValueKind == JsonValueKind.String)
                    {
                        decision = json.RootElement.Clone();
                    }
                }

                return decision is not null;
            },
            () => $"{eventId} was not decided."
        );
        return decision!.Value;
    }

    /// <summary>The one message of a channel that says something, once it does.</summary>
    public async Task<ChannelMessage> Message(string channel, string says)
    {
        ChannelMessage? found = null;
        await Slack.Workspace.Until(
            w =>
                (found = w.Channel(channel).Messages.LastOrDefault(m => m.AllText.Contains(says, StringComparison.OrdinalIgnoreCase)))
                    is not null,
            Wait.Limit
        );
        return found!;
    }

    /// <summary>The one message of a direct conversation that says something, once it does.</summary>
    public async Task<ChannelMessage> DirectMessage(string conversation, string says)
    {
        ChannelMessage? found = null;
        await Slack.Workspace.Until(
            w =>
                (
                    found = w.FindChannel(conversation)
                        ?.Messages.LastOrDefault(m => m.AllText.Contains(says, StringComparison.OrdinalIgnoreCase))
                )
                    is not null,
            Wait.Limit
        );
        return found!;
    }

    /// <summary>Waits until the database knows that Slack shows all it should: a moment after Slack does.</summary>
    public Task Shown() => Wait.Until(async cancel => !await PendingWork.Unshown(Database.Database, cancel));

    /// <summary>Whether the bot has nothing to decide, no click to work and no message on its way.</summary>
    public async Task<bool> IsIdle(CancellationToken cancel) => !await PendingWork.Any(Database.Database, [Bot.Services], cancel);

    /// <summary>Lets the clock jump as soon as nothing is under way any more.</summary>
    public async Task AdvanceWhenIdle(TimeSpan by)
    {
        await Wait.Until(IsIdle);
        Slack.Clock.Advance(by);
    }

    /// <summary>A note in a channel that only this person sees, once it says this.</summary>
    public async Task<EphemeralMessage> Note(string channel, string user, string says)
    {
        EphemeralMessage? found = null;
        await Slack.Workspace.Until(
            w => (found = w.Channel(channel).Ephemerals.LastOrDefault(n => n.User == user && Says(n, says))) is not null,
            Wait.Limit
        );
        return found!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopBot();
        await Slack.DisposeAsync();
        await Database.DisposeAsync();
        Sender.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool Says(EphemeralMessage note, string words) =>
        note.Text.Contains(words, StringComparison.OrdinalIgnoreCase)
        || note.Blocks?.GetRawText().Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
