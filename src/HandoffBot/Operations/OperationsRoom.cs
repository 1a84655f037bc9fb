using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HandoffBot.Operations;

/// <summary>What the room adds to the host.</summary>
public static class OperationsRoom
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<HandoffOptions>().Bind(configuration);
        return services;
    }

    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder app) => app;
}
