using HandoffBot.Hosting;
using HandoffBot.Interactions.Callers;
using HandoffBot.Interactions.Home;
using HandoffBot.Interactions.Misses;
using HandoffBot.Interactions.Processing;
using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Receiving;
using HandoffBot.Interactions.Reload;
using HandoffBot.Interactions.Shortcuts;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Slack.WebApi;
using Microsoft.Extensions.Options;

namespace HandoffBot.Interactions;

/// <summary>What this module adds to the host.</summary>
public static class InteractionsModule
{
    public static IServiceCollection AddInteractions(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddActionHandlers()
            .AddSubcommands()
            .AddSingleton<CaptureExampleShortcut>()
            .AddSingleton<MissedLeadShortcut>()
            .AddSingleton<AgreementArgument>()
            .AddSingleton<ClockCommandHandler>()
            .AddSingleton<AbsentPersonResolver>()
            .AddSingleton<OpenLeadLines>()
            .AddSingleton<AgreementReloadReply>()
            .AddSingleton<AgreementPlanReply>()
            .AddHostedService<ImportedPlanService>()
            .AddSingleton<HomeTabView>()
            .AddSingleton<HomeTabs>()
            .AddHostedService<HomeTabRefreshService>()
            .AddSingleton<TeamRoles>()
            .AddSingleton<QueueReader>()
            .AddSingleton<QueueView>()
            .AddSingleton<SignedBodyReader>()
            .AddSingleton<SlackEndpoints>()
            .AddSingleton<BackgroundTasks>()
            .AddSingleton<WindowFills>()
            .AddSingleton<ReplySender>()
            .AddSingleton<RequestCompletion>()
            .AddSingleton<RequestDispatcher>()
            .AddSingleton<GuestLookup>()
            .AddSingleton<CallerCheck>()
            .AddSingleton<InstallationLookup>()
            .AddHostedService(services => services.GetRequiredService<InstallationLookup>())
            .AddSingleton(Responses)
            .AddSingleton<SlackRecorder>()
            .AddHostedService(services => services.GetRequiredService<SlackRecorder>())
            .AddHostedService<SlackWorker>()
            .AddHostedService<SocketModeService>();

    public static IEndpointRouteBuilder MapInteractions(this IEndpointRouteBuilder app)
    {
        SlackEndpoints.Map(app);
        return app;
    }

    private static ResponseUrlClient Responses(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<HandoffOptions>>().Value.Slack;
        // A redirect could lead an answer to a host that nobody checked.
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return new ResponseUrlClient(http, new SlackCredentials(new Uri(options.ApiBaseUrl), ""));
    }
}
