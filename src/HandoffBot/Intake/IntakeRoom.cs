using Microsoft.AspNetCore.Http.Features;

namespace HandoffBot.Intake;

/// <summary>What the room adds to the host.</summary>
public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<Credentials>()
        .AddSingleton<BodyBudget>()
        .AddSingleton<Committer>()
        .AddHostedService(provider => provider.GetRequiredService<Committer>())
        .AddSingleton<ScoreEvents>()
        .AddSingleton<Decisions>();

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/score-events", (HttpContext http, ScoreEvents intake) => intake.Take(http))
            .TakesScoreEvents()
            .Produces<ScoreEvents.Taken>(StatusCodes.Status202Accepted)
            .Describe(
                "Send score events",
                "One event, an array, or { \"events\": [ … ] }; up to 1 MiB and 1,000 events. 202 means that every accepted event is on disk. "
                + "Authorization: Bearer with an API key, or the Standard Webhooks headers.",
                400, 401, 408, 413, 415, 429, 503);
        // An id may hold slashes, as they are or escaped.
        app.MapGet("/v1/decisions/{**eventId}", (HttpContext http, string? eventId, Decisions decisions) => decisions.Tell(http, EventId(http) ?? eventId))
            .Produces<ToldDecision>()
            .Describe("Why an event did, or did not, become an alert", "Every rule tried with its inputs, and what happened to the alert since.", 401, 404, 503);
        return app;
    }

    // Routing leaves %2F as it is and unescapes the rest, so that %252F and %2F come out the same: the sender's own text tells them apart.
    private static string? EventId(HttpContext http)
    {
        const string before = "/v1/decisions/";
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0];
        var at = target?.IndexOf(before, StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : Uri.UnescapeDataString(target![(at + before.Length)..]);
    }
}
