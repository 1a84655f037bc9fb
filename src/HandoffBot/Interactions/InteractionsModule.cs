using HandoffBot.Hosting;
using HandoffBot.Interactions.Clicks;
using HandoffBot.Interactions.Home;
using HandoffBot.Interactions.Processing;
using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Receiving;
using HandoffBot.Interactions.Reload;
using HandoffBot.Interactions.Requests;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Slack.WebApi;
using Microsoft.Extensions.Options;

namespace HandoffBot.Interactions;

/// <summary>What the room adds to the host.</summary>
public static class InteractionsModule
{
    public static IServiceCollection AddInteractions(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<IAlertChange, ClaimClick>()
            .AddSingleton<IAlertChange, ReleaseClick>()
            .AddSingleton<IAlertChange, TakeOverClick>()
            .AddSingleton<IAlertChange, ContactedClick>()
            .AddSingleton<IAlertChange, UndoContactedClick>()
            .AddSingleton<IAlertChange, BadScoreClick>()
            .AddSingleton<IAlertChange, BadReasonClick>()
            .AddSingleton<IAlertChange, UndoFlagClick>()
            .AddSingleton<IAlertChange, NoteForm>()
            .AddSingleton<IAlertView, NoteModal>()
            .AddSingleton<IAlertView, DetailsView>()
            .AddSingleton<IAlertView, ApplyAgreementClick>()
            .AddSingleton<AgreementReloadReply>()
            .AddSingleton<ISubcommand, HelpCommand>()
            .AddSingleton<ISubcommand, QueueCommand>()
            .AddSingleton<ISubcommand, HeldCommand>()
            .AddSingleton<ISubcommand, WhyCommand>()
            .AddSingleton<ISubcommand, MissedCommand>()
            .AddSingleton<ISubcommand, DigestCommand>()
            .AddSingleton<ISubcommand, DecisionCommand>()
            .AddSingleton<ISubcommand, AgreementCommand>()
            .AddSingleton<ISubcommand, ChangesCommand>()
            .AddSingleton<ISubcommand, OwnersCommand>()
            .AddSingleton<ISubcommand, AuthorityCommand>()
            .AddSingleton<HomeTabView>()
            .AddSingleton<AlertQueue>()
            .AddSingleton<QueueLines>()
            .AddSingleton<SignedBodyReader>()
            .AddSingleton<SlackEndpoints>()
            .AddSingleton<BackgroundTasks>()
            .AddSingleton<ReplySender>()
            .AddSingleton<RequestCompletion>()
            .AddSingleton<RequestDispatcher>()
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
