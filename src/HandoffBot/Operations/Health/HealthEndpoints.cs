using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HandoffBot.Operations.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work; 503 when it cannot, with each part's
/// state in plain words.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services) =>
        services
            .AddSingleton<DatabaseHealth>()
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Timeout)
            .AddCheck<SlackHealth>("slack", timeout: Timeout)
            .AddCheck<BacklogHealth>("backlog", timeout: Timeout);

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
    }

    private static Task Write(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status == HealthStatus.Unhealthy ? "not ready" : "ready",
                checks = report.Entries.Select(e => new
                {
                    name = e.Key,
                    ok = e.Value.Status != HealthStatus.Unhealthy,
                    says = e.Value.Description ?? "It took too long to answer.",
                }),
            },
            JsonSerializerOptions.Web,
            http.RequestAborted
        );
}
