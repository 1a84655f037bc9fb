namespace HandoffBot.Refusals;

/// <summary>Registers the services of this module.</summary>
public static class RefusalsModule
{
    public static IServiceCollection AddRefusals(this IServiceCollection services) =>
        services.AddSingleton<RefusalLog>().AddHostedService(provider => provider.GetRequiredService<RefusalLog>());
}
