using HandoffBot.Hosting;
using HandoffBot.Sandbox;

namespace HandoffBot.Demo;

/// <summary>The sandbox and the host side by side, on one clock and a temporary database.</summary>
internal sealed class DemoEnvironment : IAsyncDisposable
{
    public const string ApiKey = "demo-key-for-this-machine-only";

    private readonly DirectoryInfo _ours;

    private DemoEnvironment(SandboxServer sandbox, WebApplication host, DirectoryInfo folder)
    {
        Sandbox = sandbox;
        Host = host;
        _ours = folder;
    }

    public SandboxServer Sandbox { get; }

    public WebApplication Host { get; }

    public Uri HostUrl => new(Host.Urls.First());

    /// <param name="build">Puts the host together.</param>
    /// <param name="pagePort">Where the page is to be, or the next free port; 0 takes any.</param>
    /// <param name="hostPort">The same for the host.</param>
    public static async Task<DemoEnvironment> Open(Func<WebApplicationBuilder, WebApplication> build, int pagePort, int hostPort)
    {
        var sandbox = await SandboxServer.Start(new SandboxOptions { Port = FreePort.From(pagePort) });
        var folder = Directory.CreateTempSubdirectory("handoffbot-demo-");
        var agreement = Path.Combine(folder.FullName, "agreement.yaml");
        await File.WriteAllTextAsync(agreement, DemoSample.Agreement);

        // Last of all sources, so that a real workspace configured on this machine stays out of it.
        Dictionary<string, string?> settings = new(StringComparer.Ordinal)
        {
            ["Slack:Mode"] = "Http",
            ["Slack:BotToken"] = "xoxb-sandbox",
            ["Slack:SigningSecret"] = "sandbox-signing-secret",
            ["Slack:ApiBaseUrl"] = sandbox.ApiUrl.ToString(),
            ["Intake:ApiKeys:0:Name"] = "demo",
            ["Intake:ApiKeys:0:Key"] = ApiKey,
            ["Agreement:Path"] = agreement,
            ["ConnectionStrings:HandoffBot"] = $"Data Source={Path.Combine(folder.FullName, "handoffbot.db")}",
            ["Urls"] = $"http://127.0.0.1:{FreePort.From(hostPort)}",
        };
        var builder = HostConfiguration.Builder([]);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(settings["Urls"]!);
        builder.Services.AddSingleton<TimeProvider>(sandbox.Clock);
        builder.Services.PostConfigure<LoggerFilterOptions>(OnlyWarnings);
        var host = build(builder);
        var stage = new DemoEnvironment(sandbox, host, folder);
        await host.StartAsync();
        sandbox.BotUrl = stage.HostUrl;
        return stage;
    }

    // The demo prints two lines, and warnings.
    private static void OnlyWarnings(LoggerFilterOptions filter)
    {
        filter.Rules.Clear();
        filter.MinLevel = LogLevel.Warning;
    }

    public async ValueTask DisposeAsync()
    {
        // Disposed only after the host has stopped.
        if (!Host.Lifetime.ApplicationStopped.IsCancellationRequested)
        {
            await Host.StopAsync();
        }

        await Host.DisposeAsync();
        await Sandbox.DisposeAsync();
        try
        {
            _ours.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Another program has a file open; the system cleans its temporary folder.
        }
    }
}
