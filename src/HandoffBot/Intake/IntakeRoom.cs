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
        app.MapPost("/v1/score-events", (HttpContext http, ScoreEvents intake) => intake.Take(http));
        // An id may hold slashes.
        app.MapGet("/v1/decisions/{**eventId}", (HttpContext http, string eventId, Decisions decisions) => decisions.Tell(http, eventId));
        return app;
    }
}
