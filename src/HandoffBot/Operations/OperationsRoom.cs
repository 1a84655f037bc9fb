namespace HandoffBot.Operations;

/// <summary>What the room adds to the host.</summary>
public static class OperationsRoom
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration) => services;

    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder app) => app;
}
