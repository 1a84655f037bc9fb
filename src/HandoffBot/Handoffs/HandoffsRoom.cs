using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HandoffBot.Handoffs;

/// <summary>What the room adds to the host.</summary>
public static class HandoffsRoom
{
    public static IServiceCollection AddHandoffs(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<Func<string>>(() => Guid.CreateVersion7().ToString("N"));
        return services
            .AddSingleton<Deciding>()
            .AddSingleton<OwnerLookups>()
            .AddHostedService<InboxWorker>();
    }
}
