namespace HandoffBot.Handoffs;

/// <summary>What the room adds to the host.</summary>
public static class HandoffsRoom
{
    public static IServiceCollection AddHandoffs(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<Commands>();
}
