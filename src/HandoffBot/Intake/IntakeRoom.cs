using HandoffBot.Operations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace HandoffBot.Intake;

/// <summary>What the room adds to the host.</summary>
public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration) => services
        .AddApiJson()
        .AddSingleton<Credentials>()
        .AddSingleton<BodyBudget>()
        .AddSingleton<Committer>()
        .AddHostedService(provider => provider.GetRequiredService<Committer>())
        .AddSingleton<ScoreEvents>()
        .AddSingleton<Decisions>();

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/score-events", (HttpContext http, ScoreEvents intake) => intake.Take(http)).DescribeSendScoreEvents();
        app.MapGet("/v1/decisions", (HttpContext http, Decisions decisions) => decisions.List(http)).DescribeListDecisions();
        // An id may hold slashes, as they are or escaped.
        app.MapGet(
            "/v1/decisions/{**event_id}",
            (HttpContext http, [FromRoute(Name = "event_id")] string eventId, Decisions decisions) => decisions.Tell(http, EventId(http) ?? eventId)).DescribeGetDecision();
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
