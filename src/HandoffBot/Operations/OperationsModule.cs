using HandoffBot.Hosting;
using HandoffBot.Hosting.Bodies;
using HandoffBot.Hosting.Settings;
using HandoffBot.Operations.Health;
using HandoffBot.Operations.Metrics;
using HandoffBot.Operations.OpenApi;
using HandoffBot.Operations.Reports;
using HandoffBot.Operations.Telemetry;
using HandoffBot.Refusals;
using HandoffBot.Review.Exports;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace HandoffBot.Operations;

/// <summary>Registers the services of this module.</summary>
public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HandoffOptions>().Bind(configuration);
        services.AddSingleton<IValidateOptions<HandoffOptions>, HandoffOptionsValidator>();
        // First of all hosted services: nothing is opened with invalid settings.
        services.AddHostedService<SettingsAtStart>();
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBufferSize = BoundedBody.UnreadAtMost);
        services.AddMeasures();
        services
            .AddSingleton<PersonalDataRetention>()
            .AddSingleton<RetentionLoop>()
            .AddHostedService(provider => provider.GetRequiredService<RetentionLoop>());
        services.AddSingleton<FigureRowsRateLimiter>().AddSingleton<FigureRowsEndpoint>();
        services.AddSingleton<MetricsAccess>().ConfigureOptions<ForwardedCallers>();
        services.AddSingleton<OpenApiEndpoint>();
        services.AddRefusals().AddHostedService<ActivityReport>();
        HealthEndpoints.Add(services);
        Otlp.Add(services, configuration);
        return services;
    }

    /// <summary>Registers the metrics.</summary>
    public static IServiceCollection AddMeasures(this IServiceCollection services) =>
        services
            .AddMetrics()
            .AddSingleton<BacklogReader>()
            .AddSingleton<HandoffMetrics>()
            .AddSingleton<StoreMetrics>()
            .AddSingleton<MetricsCollector>()
            .AddSingleton<DatabaseOutage>();

    /// <summary>Registers what is done beside the rest of the start and waited for at its end; after everything else.</summary>
    public static IServiceCollection AddStartupWarmup(this IServiceCollection services) =>
        services.AddSingleton<DatabaseWarmup>().AddHostedService<StartupWarmup>();

    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder app)
    {
        // They listen from the first measurement on, not from the first scrape.
        app.ServiceProvider.GetRequiredService<MetricsCollector>();
        app.ServiceProvider.GetRequiredService<StoreMetrics>();
        HealthEndpoints.Map(app);
        app.MapGet(MetricsEndpoint.Path, MetricsEndpoint.Get).ExcludeFromDescription();
        app.MapGet($"/{FigureLinks.Path}", (HttpContext http, [FromServices] FigureRowsEndpoint endpoint) => endpoint.Get(http))
            .DescribeGetFigureRows();
        app.MapGet(OpenApiEndpoint.Path, (HttpContext http, OpenApiEndpoint endpoint) => endpoint.Get(http)).ExcludeFromDescription();
        return app;
    }
}
