namespace HandoffBot.Intake;

/// <summary>What the room adds to the host.</summary>
public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration) => services;

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder app) => app;
}
