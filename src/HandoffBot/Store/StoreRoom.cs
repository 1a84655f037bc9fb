namespace HandoffBot.Store;

/// <summary>What the room adds to the host.</summary>
public static class StoreRoom
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration) => services;
}
