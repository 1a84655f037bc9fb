using HandoffBot.Agreements;
using HandoffBot.Deadlines;
using HandoffBot.Demo;
using HandoffBot.Feedback;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Interactions;
using HandoffBot.Operations;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Digests;
using HandoffBot.Operations.Http;
using HandoffBot.Operations.Import;
using HandoffBot.Operations.Metrics;
using HandoffBot.Operations.Plan;
using HandoffBot.Operations.Replay;
using HandoffBot.Operations.Restores;
using HandoffBot.Publishing;
using HandoffBot.Review;
using HandoffBot.Store;

namespace HandoffBot;

/// <summary>The table of contents: what can be asked for on the command line, and the rooms of the host.</summary>
public static class HandoffHost
{
    public static Task<int> Main(string[] args) =>
        CommandLine.Run(args, Console.Out, input =>
            [
                ServeCommand.Of(input, Build),
                CheckCommand.Of(input),
                ReplayCommand.Of(input),
                PlanCommand.Of(input, TimeProvider.System),
                DigestCommand.Of(input, TimeProvider.System),
                ScoreCommand.Of(input, TimeProvider.System),
                ImportCommand.Of(input),
                RefusedCommand.Of(input),
                AgreementCommands.Agreement(input),
                AgreementCommands.Rollback(input),
                ReconcileCommand.Of(input, Build),
                DemoCommand.Of(Build),
            ]
        );

    /// <summary>The whole host, not yet started.</summary>
    /// <param name="args">Configuration as <c>--Key=value</c>.</param>
    /// <param name="tweak">Runs before the rooms are added, so that they see its configuration; a <see cref="TimeProvider"/> it adds is the
    /// clock of all of them, a <see cref="Store.Clocks.MachineClock"/> that of the machine.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? tweak = null)
    {
        var builder = HostConfiguration.Builder(args);
        tweak?.Invoke(builder);
        return Build(builder);
    }

    /// <summary>The whole host, not yet started.</summary>
    /// <param name="builder">From <see cref="HostConfiguration.Builder"/>.</param>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder
            .Services.AddOperations(builder.Configuration)
            .AddStore(builder.Configuration)
            .AddAgreements(builder.Configuration)
            .AddIntake(builder.Configuration)
            .AddHandoffs(builder.Configuration)
            .AddDeadlines(builder.Configuration)
            .AddPublishing(builder.Configuration)
            .AddInteractions(builder.Configuration)
            .AddReview(builder.Configuration)
            .AddFeedback()
            .AddStartupWarmup();

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseRefusalsNoted();
        app.UseErrorResponses();
        app.UseMetricsListeners();
        app.MapIntake().MapInteractions().MapReview().MapFeedback().MapOperations();
        return app;
    }
}
