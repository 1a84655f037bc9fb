namespace HandoffBot.Refusals;

/// <summary>What keeping refusals adds to the host.</summary>
public static class RefusalsModule
{
    public static IServiceCollection AddRefusals(this IServiceCollection services) =>
        services.AddSingleton<RefusalLog>().AddHostedService(provider => provider.GetRequiredService<RefusalLog>());
}
