using HandoffBot.Operations.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HandoffBot.Operations;

/// <summary>What the room adds to the host.</summary>
public static class OperationsRoom
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<HandoffOptions>().Bind(configuration);
        // First of all hosted services: nothing is opened on settings that are not sound.
        services.AddHostedService<SettingsAtStart>();
        return services;
    }

    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder app) => app;
}
