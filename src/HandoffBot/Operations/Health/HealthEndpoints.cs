using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it takes events; 503 when it does not, with each part's state
/// in plain words. <c>/health/slack</c>: Slack takes what is posted; 503 when it does not.
/// </summary>
internal static class HealthEndpoints
{
    private const string Slack = "slack";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services) =>
        services
            .AddSingleton<DatabaseHealth>()
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Timeout)
            .AddCheck<SlackHealth>(Slack, HealthStatus.Degraded, timeout: Timeout)
            .AddCheck<BacklogHealth>("backlog", timeout: Timeout)
            .AddCheck<ClockHealth>("clock", HealthStatus.Degraded, timeout: Timeout)
            .AddCheck<OwnerHealth>("owners", HealthStatus.Degraded, timeout: Timeout)
            .AddCheck<FeedbackHealth>("feedback", HealthStatus.Degraded, timeout: Timeout);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapHealthChecks(
            "/health/live",
            new HealthCheckOptions
            {
                Predicate = _ => false,
                ResponseWriter = (http, _) => http.Response.WriteAsJsonAsync(new { status = "live" }),
            }
        );
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write });
        app.MapHealthChecks(
            "/health/slack",
            new HealthCheckOptions
            {
                Predicate = check => check.Name == Slack,
                ResultStatusCodes =
                {
                    [HealthStatus.Healthy] = StatusCodes.Status200OK,
                    [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable,
                    [HealthStatus.Unhealthy] = StatusCodes.Status503ServiceUnavailable,
                },
                ResponseWriter = Write,
            }
        );
    }

    private static Task Write(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status switch
                {
                    HealthStatus.Healthy => "ready",
                    HealthStatus.Degraded => "degraded",
                    _ => "not ready",
                },
                checks = report.Entries.Select(e => new
                {
                    name = e.Key,
                    ok = e.Value.Status == HealthStatus.Healthy,
                    says = e.Value.Description ?? "It took too long to answer.",
                }),
            },
            JsonSerializerOptions.Web,
            http.RequestAborted
        );
}
