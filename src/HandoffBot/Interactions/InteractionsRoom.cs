namespace HandoffBot.Interactions;

/// <summary>What the room adds to the host.</summary>
public static class InteractionsRoom
{
    public static IServiceCollection AddInteractions(this IServiceCollection services, IConfiguration configuration) => services;

    public static IEndpointRouteBuilder MapInteractions(this IEndpointRouteBuilder app) => app;
}
