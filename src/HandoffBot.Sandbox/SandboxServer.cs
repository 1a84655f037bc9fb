using System.Collections.Immutable;
using HandoffBot.Sandbox.Control;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Responses;
using HandoffBot.Sandbox.Time;
using HandoffBot.Sandbox.WebApi;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox;

/// <summary>A Slack workspace on this machine: composes the Web API, the deliveries to the bot, the control API and the page.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpTransport _http;
    private readonly AppInstallation _app;
    private readonly UserActions _actions;

    private SandboxServer(SandboxOptions options)
    {
        Clock = options.Clock ?? new SandboxClock();
        Workspace = new Workspace(Clock, options.MaxMessagesPerChannel);
        Faults = new FaultRegistry(options.Seed, Workspace.Changes.Raise);
        Limits = new RateLimits(
            Clock,
            new RateLimitSettings(
                options.RateLimits,
                options.MessagesPerSecondPerChannel,
                options.MessageBurstPerChannel,
                options.MessagesPerMinutePerWorkspace
            )
        );
        Calls = new CallLog(options.MaxLoggedCalls, Workspace.Changes.Raise);
        Sockets = new SocketModeServer(Clock);
        _app = new AppInstallation(options.BotToken, options.AppToken, options.Scopes);
        _http = new HttpTransport(options.BotUrl, options.SigningSecret, options.BotSharesClock ? Clock : TimeProvider.System, Clock);

        var triggers = new TriggerRegistry(Clock);
        var payloads = new PayloadFactory(Workspace, triggers);
        var urls = new ResponseUrlRegistry(Clock, () => Url);
        var dispatcher = new Dispatcher(_http, Sockets, Clock, Deliveries, Workspace);
        var messages = new ResponseMessages(Workspace);
        _actions = new UserActions(
            new Clicks(Workspace, payloads, urls, dispatcher),
            new ModalSubmissions(Workspace, payloads, dispatcher),
            new SlashCommands(Workspace, payloads, urls, dispatcher, messages, _app),
            new MessageShortcuts(Workspace, payloads, urls, dispatcher, _app),
            new BotEvents(Workspace, payloads, dispatcher, _app, _stopping.Token)
        );

        IEnumerable<ApiMethod> methods =
        [
            .. new ChatMethods(Workspace, options.Duplicates, () => Url).All,
            .. new ViewMethods(Workspace, triggers).All,
            .. new UserMethods(Workspace, () => options.AuthTestUrl ? Url : null).All,
            .. new DoNotDisturbMethods(Workspace).All,
            .. new ConversationMethods(Workspace).All,
            .. new FileMethods(Workspace, Files, () => Url).All,
            .. new AppMethods(Sockets, () => Url).All,
        ];
        var api = new ApiEndpoint(methods, _app, Limits, Faults, Calls, Clock);
        var responses = new ResponseUrlEndpoint(urls, messages, Calls, Clock, Faults);

        // No configuration is read from files, so none is watched: the watch would cover everything below the current folder.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, options.Port));
        _web = builder.Build();
        _web.UseWebSockets();
        _web.Map("/api/{method}", api.Handle);
        _web.MapPost($"/actions/{Workspace.TeamId}/{{number}}/{{secret}}", responses.Handle);
        _web.Map("/link/", Sockets.Accept);
        var state = new StateJson(Workspace, Sockets, _http, Faults, Calls, Deliveries, () => Url);
        new WorkspaceEndpoints(Workspace, _app, Calls, Limits, Sockets, state, _stopping.Token).Map(_web);
        UserActionEndpoints.Map(_web, Workspace, _actions);
        FaultEndpoints.Map(_web, Faults);
        new FilePages(Files, Calls, Faults, Clock).Map(_web);
        StaticPages.Map(_web);
    }

    /// <summary>Its address, ending in a slash; the Web API is at <c>{Url}api/</c>.</summary>
    public Uri Url => new(_web.Urls.First().TrimEnd('/') + "/");

    /// <summary>The value for <c>Slack:ApiBaseUrl</c>.</summary>
    public Uri ApiUrl => new(Url, "api/");

    public Workspace Workspace { get; }
    public SandboxClock Clock { get; }
    public FaultRegistry Faults { get; }
    public RateLimits Limits { get; }
    public CallLog Calls { get; }
    public UploadedFiles Files { get; } = new();
    public DeliveryLog Deliveries { get; } = new();
    public SocketModeServer Sockets { get; }

    /// <summary>The address of the bot, used while no Socket Mode connection is open.</summary>
    public Uri? BotUrl
    {
        get => _http.BotUrl;
        set => _http.BotUrl = value;
    }

    /// <summary>The scopes granted to the app.</summary>
    public ImmutableHashSet<string> Scopes
    {
        get => _app.Scopes;
        set => _app.Scopes = value;
    }

    /// <summary>Starts a sandbox, which serves until it is disposed.</summary>
    public static async Task<SandboxServer> Start(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        var server = new SandboxServer(options);
        await server._web.StartAsync();
        if (options is { VerifyBotUrl: true, BotUrl: not null })
        {
            _ = server.VerifyBotUrl();
        }

        return server;
    }

    /// <summary>Acts as a user; throws when there is none with this id.</summary>
    public SimulatedUser User(string user) =>
        new(Workspace.FindUser(user) ?? throw new KeyNotFoundException($"The sandbox has no user {user}."), _actions);

    /// <summary>Sends the url_verification challenge; false when the bot did not return it.</summary>
    public Task<bool> VerifyBotUrl() => _actions.Events.Verify(_stopping.Token);

    /// <summary>Serves until the process is asked to stop.</summary>
    public Task Run() => _web.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        using var grace = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _web.StopAsync(grace.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _web.DisposeAsync();
        _http.Dispose();
        _stopping.Dispose();
    }
}
