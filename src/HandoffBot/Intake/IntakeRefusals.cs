using HandoffBot.Refusals;

namespace HandoffBot.Intake;

/// <summary>Records the requests of senders that were refused.</summary>
public static class IntakeRefusals
{
    private const string Senders = "/v1";

    /// <summary>
    /// Takes note of every request of a sender's that is refused, whoever refused it: the endpoint, or routing on its way
    /// there. Before whatever gives a failure its final status.
    /// </summary>
    public static IApplicationBuilder UseRefusalsNoted(this IApplicationBuilder app)
    {
        var refusals = app.ApplicationServices.GetRequiredService<RefusalLog>();
        return app.Use(next =>
            async http =>
            {
                await next(http);
                if (
                    http.Request.Path.StartsWithSegments(Senders, StringComparison.OrdinalIgnoreCase)
                    && RefusalCause.OfIntake(http.Response.StatusCode) is { } cause
                )
                {
                    // Not every refusal got as far as the filter: a wrong content type is refused by routing.
                    var sender = http.RequestServices.GetRequiredService<Credentials>().ByKey(http.Request);
                    refusals.IntakeRefused(Endpoint(http.Request.Path), cause, http.Connection.RemoteIpAddress, sender?.Name ?? "");
                }
            }
        );
    }

    // What follows is the caller's choice. A path that no endpoint has is answered 404, which is no refusal: these are few.
    private static string Endpoint(PathString path) => string.Join('/', path.Value!.Split('/').Take(3)).ToLowerInvariant();
}
