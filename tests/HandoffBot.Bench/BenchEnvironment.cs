using System.Net;
using HandoffBot.Bench.Campaign;
using HandoffBot.Sandbox;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HandoffBot.Bench;

/// <summary>
/// The whole product in this process, on a database of its own, against a sandbox workspace with as many channels as asked for.
/// </summary>
public sealed class BenchEnvironment : IAsyncDisposable
{
    public const string Key = EventSender.Key;
    public const string SigningSecret = "sandbox-signing-secret";
    private readonly string _folder = Directory.CreateTempSubdirectory("handoffbot-bench-").FullName;

    private BenchEnvironment(SandboxServer slack) => Slack = slack;

    public SandboxServer Slack { get; }

    public WebApplication Bot { get; private set; } = null!;

    public Uri Url => new(Bot.Urls.First());

    public IPEndPoint Address => new(IPAddress.Loopback, Url.Port);

    /// <param name="channels">Channels with a route of their own.</param>
    /// <param name="slack">The workspace; its own defaults when null.</param>
    /// <param name="connectionString">A fresh SQLite file when null.</param>
    /// <param name="postsPerMinute">What the bot takes the workspace to allow.</param>
    /// <param name="tweak">More configuration, or another log.</param>
    public static async Task<BenchEnvironment> Start(
        int channels,
        SandboxOptions? slack = null,
        string? connectionString = null,
        int postsPerMinute = 600,
        Action<WebApplicationBuilder>? tweak = null
    )
    {
        var environment = new BenchEnvironment(await SandboxServer.Start(slack));
        for (var n = 0; n < channels; n++)
        {
            environment.Slack.Workspace.AddChannel(CampaignAgreement.Channel(n), $"t{n}");
        }

        var agreement = Path.Combine(environment._folder, "agreement.yaml");
        await File.WriteAllTextAsync(agreement, CampaignAgreement.Text(channels));
        environment.Bot = HandoffHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Urls"] = "http://127.0.0.1:0",
                    ["Slack:BotToken"] = "xoxb-sandbox",
                    ["Slack:SigningSecret"] = SigningSecret,
                    ["Slack:ApiBaseUrl"] = environment.Slack.ApiUrl.ToString(),
                    ["Slack:PostsPerMinute"] = $"{postsPerMinute}",
                    ["Intake:ApiKeys:0:Name"] = "bench",
                    ["Intake:ApiKeys:0:Key"] = Key,
                    ["Agreement:Path"] = agreement,
                    ["ConnectionStrings:HandoffBot"] = connectionString ?? $"Data Source={Path.Combine(environment._folder, "bench.db")}",
                }
            );
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(environment.Slack.Clock));
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            tweak?.Invoke(builder);
        });
        await environment.Bot.StartAsync();
        environment.Slack.BotUrl = environment.Url;
        return environment;
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.StopAsync();
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
