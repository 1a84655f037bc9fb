using System.Net;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Store;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Inbox;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HandoffBot.Bench.Intake;

/// <summary>A server with an intake and nothing behind it, on a database of its own.</summary>
public sealed class IntakeApp : IAsyncDisposable
{
    public const string Key = "bench-key-0123456789abcdef";
    private readonly string _folder;
    private readonly WebApplication _app;

    private IntakeApp(string folder, WebApplication app) => (_folder, _app) = (folder, app);

    public IPEndPoint Address => new(IPAddress.Loopback, new Uri(_app.Urls.First()).Port);

    /// <summary>The product's endpoint, committer and store.</summary>
    public static Task<IntakeApp> Product() => Start(_ => { }, app => app.MapIntake());

    /// <summary>The same endpoint and committer over one prepared INSERT into one table: what the disk and SQLite can do.</summary>
    public static Task<IntakeApp> Raw(string folder) =>
        Start(services => services.Replace(ServiceDescriptor.Singleton<IInbox>(new RawInbox(folder))), app => app.MapIntake());

    /// <summary>One transaction through EF Core for each request.</summary>
    public static Task<IntakeApp> CommitPerRequest() => Start(_ => { }, app => app.MapPost("/v1/score-events", CommitPerRequestInbox.Take));

    /// <summary>Answers and does nothing.</summary>
    public static Task<IntakeApp> NoOp() => Start(_ => { }, app => app.MapPost("/v1/score-events", () => Results.StatusCode(202)));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<IntakeApp> Start(Action<IServiceCollection> change, Action<WebApplication> map)
    {
        var folder = Directory.CreateTempSubdirectory("handoffbot-bench-").FullName;
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Intake:ApiKeys:0:Name"] = "bench",
                ["Intake:ApiKeys:0:Key"] = Key,
                ["Intake:MaxBacklog"] = "100000000",
                ["ConnectionStrings:HandoffBot"] = $"Data Source={Path.Combine(folder, "bench.db")}",
            }
        );
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(TimeProvider.System).AddOptions<HandoffOptions>().Bind(builder.Configuration);
        builder.Services.AddMetrics().AddSingleton<HandoffMetrics>().AddSingleton<DatabaseOutage>();
        builder.Services.AddStore(builder.Configuration).AddIntake(builder.Configuration);
        change(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new IntakeApp(folder, app);
    }
}
