using HandoffBot.Hosting;
using HandoffBot.Operations.Metrics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HandoffBot.Operations.Telemetry;

/// <summary>Sends metrics, traces and logs by OTLP when the standard <c>OTEL_*</c> variables say where to; otherwise nothing is set
/// up.</summary>
internal sealed class Otlp(BacklogReader backlog) : BackgroundService
{
    // Gauges are only as fresh as the last look at the database; /metrics looks by itself.
    private static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(15);

    private static readonly string[] Endpoints =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    ];

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (
            !Array.Exists(Endpoints, e => !string.IsNullOrWhiteSpace(configuration[e]))
            || configuration.GetValue("OTEL_SDK_DISABLED", false)
        )
        {
            return;
        }

        services.AddHostedService<Otlp>();
        services.AddLogging(logging =>
            logging.AddOpenTelemetry(options =>
            {
                options.SetResourceBuilder(Named(ResourceBuilder.CreateEmpty()));
                options.AddOtlpExporter();
            })
        );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(r => Named(r))
            .AddMeter(
                HandoffMetrics.MeterName,
                HandoffMetrics.MeterName + ".*",
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel",
                "System.Net.Http",
                "System.Runtime"
            )
            .AddOtlpExporter()
            .Build();
        using var traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(r => Named(r))
            .AddSource("Microsoft.AspNetCore", "System.Net.Http", HandoffMetrics.MeterName)
            .AddOtlpExporter()
            .Build();
        using var timer = new PeriodicTimer(ReadInterval);
        do
        {
            try
            {
                await backlog.Read(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // /health/ready says so; the gauges keep their last value.
            }
        } while (
            await timer
                .WaitForNextTickAsync(stoppingToken)
                .AsTask()
                .ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default)
        );
    }

    // The environment may name the service and say more of it; it has the last word.
    private static ResourceBuilder Named(ResourceBuilder resource) =>
        resource.Clear().AddService("handoffbot").AddTelemetrySdk().AddEnvironmentVariableDetector();
}
