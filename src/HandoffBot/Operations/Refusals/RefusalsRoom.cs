using HandoffBot.Intake;

namespace HandoffBot.Operations.Refusals;

/// <summary>What keeping refusals adds to the host.</summary>
public static class RefusalsRoom
{
    private const string Senders = "/v1";

    public static IServiceCollection AddRefusals(this IServiceCollection services) =>
        services.AddSingleton<RefusalLog>().AddHostedService(provider => provider.GetRequiredService<RefusalLog>());

    /// <summary>
    /// Takes note of every request of a sender's that is refused, whoever refused it: the endpoint, or routing on its way
    /// there. Before whatever gives a failure its final status.
    /// </summary>
    public static IApplicationBuilder UseRefusalsNoted(this IApplicationBuilder app)
    {
        var refusals = app.ApplicationServices.GetRequiredService<RefusalLog>();
        return app.Use(next => async http =>
        {
            await next(http);
            if (http.Request.Path.StartsWithSegments(Senders, StringComparison.OrdinalIgnoreCase)
                && RefusalCause.OfIntake(http.Response.StatusCode) is { } cause)
            {
                var sender = http.RequestServices.GetRequiredService<Credentials>().ByKey(http.Request);
                refusals.IntakeRefused(Endpoint(http.Request.Path), cause, http.Connection.RemoteIpAddress, sender ?? "");
            }
        });
    }

    // What follows is the caller's choice. A path that no endpoint has is answered 404, which is no refusal: these are few.
    private static string Endpoint(PathString path) =>
        string.Join('/', path.Value!.Split('/').Take(3)).ToLowerInvariant();
}
